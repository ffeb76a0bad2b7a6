// The four classes of botbuilder-dialogs that we build on, each from its own file: its index also loads prompts and
// recognisers of a dozen languages, which nobody here uses and which cost 0.4 s at every start.
export { ComponentDialog } from 'botbuilder-dialogs/lib/componentDialog.js';
export { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogEvents } from 'botbuilder-dialogs/lib/dialogEvents.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
