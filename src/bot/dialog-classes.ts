// The three classes of botbuilder-dialogs that we build on, each from its own file: its index also loads prompts and
// recognisers of a dozen languages, which nobody here uses and which cost 0.4 s at every start.
export { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogContext } from 'botbuilder-dialogs/lib/dialogContext.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
