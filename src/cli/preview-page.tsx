// The preview as one self-contained page: the flow as a tree with all its words, its facts and sources, and a place to sign.
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { roughFact } from '../content/check/rough.ts';
import type { Content, Flow } from '../content/content.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import { factsIn, filled } from './filled.ts';
import { type Branch, outlineOf } from './outline.ts';

export type Preview = {
  readonly content: Content;
  readonly flow: Flow;
  readonly language: Language;
  readonly today: Day;
};

export const previewPage = (preview: Preview): string => `<!doctype html>\n${render(<Page {...preview} />)}\n`;

const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
ul{list-style:none;padding-inline-start:1.2rem;border-inline-start:2px solid #c8c8c8;margin:.4rem 0}
.box{border:1px solid #777;border-radius:.5rem;padding:.5rem .8rem;margin:.4rem 0}
.outcome{border-width:3px}.by{font-weight:600}.id,.name,.dutch,footer{color:#555;font-size:.85em}
.lost{color:#a00}mark{background:#fff3b0}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:start;font-size:.85em}
@media print{.box{break-inside:avoid}}`;

const Page = ({ content, flow, language, today }: Preview) => {
  const outline = outlineOf({ content, flow, language });
  const words = content.locales[language]?.flows[flow.id];
  const direction = content.languages[language]?.direction ?? 'ltr';
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${flow.id} – ${language}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>{words?.title ?? <NoWords />}</h1>
        <p>
          {words?.label} · {words?.summary}
        </p>
        <p class="id" dir="ltr">
          {flow.id} · {language} · {flow.topic} · owner {flow.owner} · reviewed {flow.reviewed} · shown as on {today}
        </p>
        <ul>
          <Node branch={outline} {...{ content, flow, language, today }} />
        </ul>
        <Facts {...{ content, flow, language, today }} outline={outline} />
        <footer dir="ltr">
          <h2>Sources</h2>
          <ul>
            {flow.sources.map(({ name, url, date }) => (
              <li>
                {name}, <a href={url}>{url}</a>
                {date ? `, ${date}` : ', no date'}
              </li>
            ))}
          </ul>
          <p>Read and approved by: ______________________ on: ____________</p>
        </footer>
      </body>
    </html>
  );
};

const Node = ({ branch, ...preview }: Preview & { readonly branch: Branch }) => (
  <li>
    {branch.by === undefined ? null : (
      <p class="by">
        → <Text {...preview} text={branch.by} />
      </p>
    )}
    {branch.kind === 'again' ? (
      <p class="id">
        ↑ <a href={`#${branch.node}`}>{branch.node}</a>
      </p>
    ) : (
      <div class={`box ${branch.kind}`} id={branch.node}>
        <p class="id" dir="ltr">
          {[branch.node, branch.risk === 'high' ? 'risk high' : undefined, branch.state].filter(Boolean).join(' · ')}
        </p>
        {branch.lines.length === 0 ? <NoWords /> : null}
        {branch.lines.map(({ name, text, dutch }) => (
          <p>
            <span class="name">{name}: </span>
            {text ? <Text {...preview} text={text} /> : <NoWords />}
            {dutch ? (
              <span class="dutch" lang="nl" dir="ltr">
                <br />
                <Text {...preview} text={dutch} />
              </span>
            ) : null}
          </p>
        ))}
        {branch.leads.length > 0 ? (
          <p class="id" dir="ltr">
            {branch.leads.join(' · ')}
          </p>
        ) : null}
      </div>
    )}
    {branch.branches.length > 0 ? (
      <ul>
        {branch.branches.map((inner) => (
          <Node branch={inner} {...preview} />
        ))}
      </ul>
    ) : null}
  </li>
);

const NoWords = () => <span class="lost">(no words)</span>;

const Text = ({ content, today, text }: Preview & { readonly text: string }): ComponentChildren =>
  filled(content, today, text).map((piece) =>
    piece.from ? (
      <mark title={piece.from}>
        <bdi>{piece.text}</bdi>
      </mark>
    ) : (
      piece.text
    ),
  );

const Facts = ({ content, today, outline }: Preview & { readonly outline: Branch }) => {
  const ids = factsIn(textsIn(outline));
  if (ids.length === 0) return null;
  return (
    <section dir="ltr">
      <h2>Facts</h2>
      <table>
        <tr>
          {['fact', 'value', 'law', 'source', 'checked', 'confidence'].map((head) => (
            <th>{head}</th>
          ))}
        </tr>
        {ids.map((id) => {
          const fact = content.facts[id];
          return (
            <tr>
              {[id, roughFact(content, id, today), fact?.article, fact?.source, fact?.checked, fact?.confidence].map(
                (cell) => (
                  <td>{cell ?? '–'}</td>
                ),
              )}
            </tr>
          );
        })}
      </table>
    </section>
  );
};

const textsIn = (branch: Branch): readonly string[] => [
  branch.by ?? '',
  ...branch.lines.flatMap(({ text, dutch }) => [text, dutch ?? '']),
  ...branch.branches.flatMap(textsIn),
];
