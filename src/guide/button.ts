// What a button sends back: it names its own question, so that an old button still works.
import type { ArticleId, FlowId, NodeId, SubjectId } from '../content/schema/ids.ts';
import type { Command } from '../content/schema/registers.ts';

export type Button =
  | { readonly kind: 'answer'; readonly flow: FlowId; readonly node: NodeId; readonly given: string }
  | { readonly kind: 'reask'; readonly flow: FlowId; readonly node: NodeId }
  | { readonly kind: 'flow'; readonly flow: FlowId }
  | { readonly kind: 'subject'; readonly subject: SubjectId }
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'speak'; readonly language: string }
  | { readonly kind: 'command'; readonly command: Command };

/** At most 200 characters (WhatsApp allows 256 for a reply id). */
export const press = (button: Button): string => {
  switch (button.kind) {
    case 'answer':
      return `answer:${button.flow}:${button.node}:${button.given}`;
    case 'reask':
      return `reask:${button.flow}:${button.node}`;
    case 'flow':
      return `flow:${button.flow}`;
    case 'subject':
      return `subject:${button.subject}`;
    case 'article':
      return `article:${button.article}`;
    case 'speak':
      return `speak:${button.language}`;
    case 'command':
      return `command:${button.command}`;
  }
};

/** Undefined for anything this version does not know: a forged or very old value. */
export const pressed = (value: string): Button | undefined => {
  const [kind, first = '', second = '', third = ''] = value.slice(0, 200).split(':');
  switch (kind) {
    case 'answer':
      return { kind, flow: first as FlowId, node: second as NodeId, given: third };
    case 'reask':
      return { kind, flow: first as FlowId, node: second as NodeId };
    case 'flow':
      return { kind, flow: first as FlowId };
    case 'subject':
      return { kind, subject: first as SubjectId };
    case 'article':
      return { kind, article: first as ArticleId };
    case 'speak':
      return { kind, language: first };
    case 'command':
      return { kind, command: first as Command };
    default:
      return undefined;
  }
};
