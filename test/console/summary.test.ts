// What the person was already told stands in the summary, each with the way to it; what lies long ago in the talk is folded.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId, Language } from '../../src/content/schema/ids.ts';
import { dutchReader } from '../../src/desk/dutch.ts';
import { pathsOf } from '../../src/guide/paths.ts';
import { placeIn } from '../../src/guide/place.ts';
import { speakArticle } from '../../src/speech/article.ts';
import { speakMenu } from '../../src/speech/menu.ts';
import type { Message } from '../../src/speech/message.ts';
import { speakOutcome } from '../../src/speech/outcome.ts';
import type { Json } from '../../src/store/store.ts';
import { mindsOn } from '../support/minds.ts';
import { type DeskSite, openDesk } from './site.ts';

const minds = mindsOn('2026-11-24');
const { speech, guide } = minds();
const dutch = dutchReader(minds);
const [ar, nl] = ['ar', 'nl'] as Language[] as [Language, Language];
const articles = Object.keys(speech.content.articles) as ArticleId[];

let site: DeskSite;
let ana: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  site = await openDesk();
  ana = await site.person('volunteer', 'utrecht');
});

/** As the real desk shows a case: with the Dutch beside what was said. */
const open = (id: string, said: readonly (string | Message)[], more = {}) => {
  const at = site.desk.add({ id, team: 'utrecht', texts: said as unknown as Json[], ...more });
  const one = site.desk.cases.get(at);
  const read = one?.view.talk.map((row) => {
    const own = row.direction === 'out' ? dutch(row.body) : undefined;
    return own ? { ...row, dutch: own } : row;
  });
  if (one && read) one.view = { ...one.view, talk: read };
  return at;
};
const page = async (id: string, query = '') => {
  const { html } = await ana.visitor.get(`/desk/zaak/${id}${query}`);
  const [before, after] = [html.indexOf('id="summary-title"'), html.indexOf('id="talk-title"')];
  const cut = html.indexOf('<details id="eerder"');
  const talk = html.indexOf('id="talk"');
  return {
    html,
    summary: html.slice(before, after).replaceAll(/[\u2066-\u2069]/g, ''),
    folded: cut < 0 ? '' : html.slice(cut, talk),
    rows: html.slice(talk, html.indexOf('</section>', talk)),
  };
};
const titleIn = ({ text }: Message) => /\*\*(.+?)\*\*/.exec(text)?.[1]?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
const shown = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const ids = (html: string) => [...html.matchAll(/<article id="m(\d+)"/g)].map(([, seq]) => Number(seq));

/** The first end of a road at which a day is counted. */
const counted = () => {
  for (const flow of Object.values(speech.content.flows))
    for (const { answers } of pathsOf(guide, flow).ends) {
      const trail = { flow: flow.id, known: {}, answers };
      const place = placeIn(guide, trail);
      if (place.kind === 'outcome' && Object.keys(place.days).length > 0)
        return {
          days: Object.values(place.days).map(({ day }) => day),
          say: (language: Language) => speakOutcome(speech, place, language, trail),
        };
    }
  throw new Error('No road counts a day.');
};

describe('what she was told', () => {
  it('an outcome in Arabic: its Dutch title, its days, its sources, the day of the check, and where it stands', async () => {
    const { days, say } = counted();
    const id = open('told', ['سؤال', say(ar)]);
    const { summary } = await page(id);
    const { sources, checked } = say(nl);
    expect(summary).toContain(`<a href="#m2"><bdi>${shown(titleIn(say(nl)))}</bdi></a>`);
    for (const day of [...days, checked as string])
      expect(summary).toContain(day.split('-').reverse().map(Number).join('-'));
    expect(sources.length).toBeGreaterThan(0);
    for (const { name } of sources) expect(summary).toContain(shown(name));
    expect(summary).toContain('Nagekeken op');
  });

  it('her days are those she was told then, also when the Dutch is made today', async () => {
    const { days, say } = counted();
    const id = open('then', [say(ar)]);
    const one = site.desk.cases.get(id);
    const other = [{ title: 'Zo komen wij op 1-2-2003 (zaterdag):', lines: [] }];
    const talk = one?.view.talk.map((row) => ({ ...row, dutch: { ...say(nl), calculations: other } })) ?? [];
    if (one) one.view = { ...one.view, talk };
    const { summary } = await page(id);
    expect(summary).not.toContain('1-2-2003');
    expect(summary).toContain((days[0] as string).split('-').reverse().map(Number).join('-'));
  });

  it('newest first, what was said twice once, at most five, the others counted; questions and menus are not told', async () => {
    const eight = articles.slice(0, 7).map((article) => speakArticle(speech, article, ar));
    const id = open('many', [...eight, speakMenu(speech, ar), eight[0] as Message]);
    const { summary } = await page(id);
    const titles = [...summary.matchAll(/<bdi>([^<]*)<\/bdi><\/a>/g)].map(([, title]) => title);
    const wanted = [0, 6, 5, 4, 3].map((at) => shown(titleIn(speakArticle(speech, articles[at] as ArticleId, nl))));
    expect(titles).toEqual(wanted);
    expect(summary).toContain('<a href="#m9">');
    expect(summary).toContain('En nog 2 teksten, eerder.');
  });

  it('nothing without consent, nothing that can still be taken back, and a text that is no longer ours by its kind', async () => {
    const said = speakArticle(speech, articles[0] as ArticleId, ar);
    const request = { language: ar, topic: 'study', urgency: 'normal', summary: [] };
    const without = open('without', [said], { request: { ...request, consent: { given: false, text: '1' } } });
    expect((await page(without)).summary).not.toContain('al te lezen kreeg');
    const old = open('old', [{ ...said, text: '**عنوان قديم**' }]);
    expect((await page(old)).summary).toContain('<a href="#m1"><bdi>Een artikel</bdi></a>');
    const one = site.desk.cases.get(old);
    const due = new Date(Date.now() + 10_000);
    if (one) one.view = { ...one.view, talk: one.view.talk.map((row) => ({ ...row, undoable: due })) };
    expect((await page(old)).summary).not.toContain('al te lezen kreeg');
  });

  it('a message that an older version stored is shown with what it has', async () => {
    const id = open('bare', [{ kind: 'outcome', language: 'nl', text: '**U moet inburgeren**' } as never]);
    expect((await page(id)).summary).toContain('<bdi>U moet inburgeren</bdi>');
  });
});

describe('a long talk', () => {
  const article = () => speakArticle(speech, articles[0] as ArticleId, ar);
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `bericht ${at + 1}`);

  it('has its newest eight rows open and the others folded above them, in order', async () => {
    const { folded, rows } = await page(open('long', lines(31)));
    expect(folded).toContain('<summary>Eerder in dit gesprek (23 berichten)</summary>');
    expect(folded).not.toMatch(/<details[^>]* open/);
    expect(ids(folded)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
    expect(ids(rows)).toEqual([24, 25, 26, 27, 28, 29, 30, 31]);
    expect((await page(open('short', lines(8)))).folded).toBe('');
    expect((await page(open('nine', lines(9)))).folded).toContain('(1 bericht)');
  });

  it('is not folded on a page of earlier messages', async () => {
    const { folded, rows } = await page(open('earlier', lines(80)), '?voor=41');
    expect(folded).toBe('');
    expect(ids(rows)).toHaveLength(40);
  });

  it('the way from the summary ends where something is to be seen: the row, the fold, or the page it stands on', async () => {
    const last = await page(open('way-row', [...lines(20), article()]));
    expect(last.summary).toContain('<a href="#m21">');
    const fold = await page(open('way-fold', [article(), ...lines(20)]));
    expect(fold.summary).toContain('<a href="#eerder" data-row="m1">');
    expect(ids(fold.folded)).toContain(1);
    const id = open('way-page', [...lines(3), article(), ...lines(60)]);
    expect((await page(id)).summary).toContain(`<a href="/desk/zaak/${id}?voor=5#m4">`);
    const there = await page(id, '?voor=5');
    expect(ids(there.rows)).toEqual([1, 2, 3, 4]);
    expect(there.summary).toContain('<a href="#m4">');
  });
});
