// A template → Graph JSON: the only thing that may be sent when the window is closed.
import type { Address } from './event.ts';
import { DoesNotFit, limits } from './outbound.ts';
import { type TemplateName, templateLanguage, templates } from './templates.ts';
import { beside, envelope, type Wire } from './wire.ts';

export type OutboundTemplate = {
  readonly to: Address;
  readonly template: TemplateName;
  /** Ours ("ti", "fa"), or Meta's own code with `code`. */
  readonly language: string;
  readonly code?: string;
  readonly values: readonly string[];
  /** What the button sends back; without it Meta sends back its words. */
  readonly payload?: string;
  readonly callbackData?: string;
};

/** Throws `DoesNotFit` when the values are not those the template has. */
export const templateMessage = (message: OutboundTemplate): Wire => {
  const { to, template, language, code, values, payload } = message;
  const { variables } = templates[template];
  if (values.length !== variables.length)
    throw new DoesNotFit([`template ${template} takes ${variables.length} values, not ${values.length}`]);
  // Meta refuses line breaks, tabs and runs of spaces in a value.
  if (values.some((value) => value.trim() === '' || /[\n\t]| {4}/.test(value)))
    throw new DoesNotFit([`a value of template ${template} is empty or has line breaks`]);
  if ((payload ?? '').length > limits.buttonId) throw new DoesNotFit(['a payload over 256 signs']);
  const body = { type: 'body', parameters: values.map((text) => ({ type: 'text', text })) };
  const button = { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload }] };
  return {
    ...envelope(to),
    ...beside(message),
    type: 'template',
    template: {
      name: template,
      language: { code: code ?? templateLanguage(language) },
      components: [...(values.length > 0 ? [body] : []), ...(payload === undefined ? [] : [button])],
    },
  };
};
