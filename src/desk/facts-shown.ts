// What the person has been told already: every outcome and article she was shown, with the days it named and what it rests on.
import type { Day } from '../content/schema/ids.ts';
import { withoutIsolates } from '../speech/isolate.ts';
import type { Message } from '../speech/message.ts';
import { source } from '../speech/speech.ts';
import type { CaseView, TalkRow } from './desk.ts';

export type FactShown = {
  /** Where it stands in the talk. */
  readonly seq: number;
  readonly kind: 'outcome' | 'article';
  /** In Dutch; absent when its words are no longer ours. */
  readonly title?: string;
  /** As she was told them then, whatever is counted today. */
  readonly days: readonly Day[];
  readonly sources: readonly string[];
  readonly checked?: Day;
};

/** Newest first, what was said again once; nothing without consent. */
export const factsShown = ({ request, talk }: Pick<CaseView, 'request' | 'talk'>): readonly FactShown[] => {
  if (!request.consent.given) return [];
  const told = new Map<string, FactShown>();
  for (const fact of talk.toReversed().flatMap(factIn)) {
    const same = JSON.stringify([fact.kind, fact.title ?? fact.seq, fact.days]);
    if (!told.has(same)) told.set(same, fact);
  }
  return [...told.values()];
};

const factIn = ({ seq, direction, body, dutch, undoable }: TalkRow): readonly FactShown[] => {
  const message = (direction === 'out' && !undoable ? body : undefined) as Partial<Message> | null | undefined;
  const kind = message?.kind;
  if (!message || (kind !== 'outcome' && kind !== 'article')) return [];
  const title = titleOf(dutch?.text ?? message.dutch?.text ?? (message.language === source ? message.text : undefined));
  const { checked } = message;
  return [
    {
      seq,
      kind,
      ...(title ? { title } : {}),
      // A message that was stored by an older version may lack these.
      days: [...new Set((message.calculations ?? []).flatMap((one) => dayIn(one.title)))],
      sources: [...new Set((message.sources ?? []).map(({ name }) => name))],
      ...(checked ? { checked } : {}),
    },
  ];
};

const titleOf = (text = ''): string | undefined => /^\*\*(.+?)\*\*/.exec(withoutIsolates(text))?.[1];

/** "This is how we come to 24-11-2026 (Tuesday):" has its digits the same in every language. */
const dayIn = (title: string): readonly Day[] => {
  const [, day, month, year] = /(\d{1,2})-(\d{1,2})-(\d{4})/.exec(title) ?? [];
  return day && month && year ? [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as Day] : [];
};
