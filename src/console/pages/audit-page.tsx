// The audit as a list, the newest first, with a line that says whether its chain holds.
import type { ConsoleParts } from '../parts.ts';
import { moment } from '../shown.ts';
import type { ToldDeed } from '../told-deed.ts';
import type { Visitor } from '../visitor.ts';
import { auditWords as said } from '../words/audit.ts';
import { FormToken, render } from './frame.tsx';

export type AuditScreen = {
  readonly visitor: Visitor;
  readonly rows: readonly ToldDeed[];
  readonly chain:
    | { readonly kind: 'empty' }
    | { readonly kind: 'holds'; readonly from: Date; readonly rows: number; readonly first: number }
    | { readonly kind: 'broken'; readonly n: number };
  /** Where the next page begins. */
  readonly before?: number;
  readonly isFirst: boolean;
  readonly mostInFile: number;
};

export const auditPage = (parts: ConsoleParts, screen: AuditScreen): string => {
  const { visitor, rows, before, isFirst, mostInFile } = screen;
  return render(parts, {
    title: said.title,
    visitor,
    here: 'audit',
    children: (
      <>
        <p>{said.intro}</p>
        <Chain chain={screen.chain} />
        {rows.length === 0 && <p>{said.none}</p>}
        <ol class="members" aria-label={said.list}>
          {rows.map(({ n, at, who, deed, about, detail }) => (
            <li key={n}>
              <span class="help">
                {said.number(n)} · <time dateTime={at.toISOString()}>{moment(at)}</time>
              </span>{' '}
              <strong>{who}</strong> {deed}
              {detail && `: ${detail}`}
              {about && <span class="help"> ({about})</span>}
            </li>
          ))}
        </ol>
        <p class="pages">
          {!isFirst && <a href="/desk/controle">{said.newest}</a>}{' '}
          {before !== undefined && <a href={`/desk/controle?voor=${before}`}>{said.earlier}</a>}
        </p>
        <form method="post" action="/desk/controle/uitvoer" class="panel" hx-boost="false">
          <FormToken value={visitor.formToken} />
          <p>{said.downloadHelp(mostInFile.toLocaleString('nl'))}</p>
          <button type="submit">{said.download}</button>
        </form>
      </>
    ),
  });
};

const Chain = ({ chain }: { chain: AuditScreen['chain'] }) => {
  switch (chain.kind) {
    case 'empty':
      return <p>{said.empty}</p>;
    case 'holds':
      return (
        <div class="told is-done">
          {chain.first === 1 ? (
            <p>{said.holds(chain.rows, moment(chain.from))}</p>
          ) : (
            <p>
              {said.holdsFrom(chain.first)} <a href="/desk/controle?keten=heel">{said.whole}</a>
            </p>
          )}
          <p class="help">{said.markHelp}</p>
        </div>
      );
    case 'broken':
      return (
        <p class="told is-wrong" role="alert">
          {said.broken(chain.n)}
        </p>
      );
  }
};
