// Walks one flow to every end and says each place in each language; a text that fails or does not fit is a hole.
import type { Minds } from '../bot/talk.ts';
import type { Flow } from '../content/content.ts';
import type { ArticleId, Language, NodeId } from '../content/schema/ids.ts';
import type { SlotKind } from '../content/schema/phrase.ts';
import { back } from '../guide/accept.ts';
import { pathsOf } from '../guide/paths.ts';
import { placeIn } from '../guide/place.ts';
import type { Trail } from '../guide/trail.ts';
import { speakArticle } from '../speech/article.ts';
import { speakCrisis } from '../speech/crisis.ts';
import { channelLimits, type Limited, tooLongFor } from '../speech/limits.ts';
import { speakLanguages, speakMenu, speakSubject, speakWelcome } from '../speech/menu.ts';
import type { Message } from '../speech/message.ts';
import { speakOutcome } from '../speech/outcome.ts';
import { speakPerson } from '../speech/person.ts';
import { speakPhrase } from '../speech/phrase.ts';
import { speakQuestion } from '../speech/question.ts';

export type Walk = { readonly renderings: number; readonly holes: readonly string[] };
export type FlowWalk = Walk & { readonly id: string; readonly paths: number; readonly nodes: number };

export const walkFlow = (minds: Minds, flow: Flow, languages: readonly Language[]): FlowWalk => {
  const { ends, untaken } = pathsOf(minds.guide, flow);
  const seen = new Set<NodeId>();
  const walks = ends.flatMap((end) => [
    speakAt(minds, end, languages, seen),
    // Questions look the same on every path; each is said once.
    ...stations(minds, end).map((trail) => speakAt(minds, trail, languages, seen, true)),
  ]);
  const all = [...Object.keys(flow.questions), ...Object.keys(flow.outcomes)] as NodeId[];
  const file = `content/flows/${flow.id}.yaml`;
  const sum = together(walks);
  return {
    id: flow.id,
    paths: ends.length,
    nodes: all.length,
    renderings: sum.renderings,
    holes: [
      ...sum.holes,
      ...all.filter((node) => !seen.has(node)).map((node) => `${file}  no path reaches "${node}"  (walk)`),
      ...untaken.map(({ node, to }) => `${file}  no answer takes the arrow from "${node}" to "${to}"  (walk)`),
    ],
  };
};

/** The trails on the way to an end, from the last question back to the first. */
const stations = (minds: Minds, end: Trail): readonly Trail[] => {
  const before = back(minds.guide, end);
  return before ? [before, ...stations(minds, before)] : [];
};

const speakAt = (minds: Minds, trail: Trail, languages: readonly Language[], seen: Set<NodeId>, once = false): Walk => {
  const place = placeIn(minds.guide, trail);
  if (place.kind === 'gone') return { renderings: 0, holes: [`${trail.flow}: the flow is gone`] };
  if (once && seen.has(place.node)) return { renderings: 0, holes: [] };
  seen.add(place.node);
  const where = (language: Language) => `locales/${language}/flows/${place.flow.id}.yaml  ${place.node}`;
  return inAll(languages, where, (language) =>
    place.kind === 'question'
      ? speakQuestion(minds.speech, place, language)
      : speakOutcome(minds.speech, place, language, trail),
  );
};

export const walkArticles = ({ speech }: Minds, languages: readonly Language[]): Walk =>
  together(
    (Object.keys(speech.content.articles) as ArticleId[]).map((id) =>
      inAll(
        languages,
        (language) => `content/articles/${id}/${language}.md`,
        (language) => speakArticle(speech, id, language),
      ),
    ),
  );

/** What a volunteer may send, with the longest things she can fill in. */
export const walkPhrases = ({ speech }: Minds, languages: readonly Language[]): Walk =>
  together(
    Object.values(speech.content.phrases).map((phrase) =>
      inAll(
        languages,
        () => `content/phrases/${phrase.id}.yaml`,
        (language) => {
          const slots = Object.entries(phrase.slots).map(([name, kind]) => [name, longest[kind]] as const);
          const spoken = speakPhrase(speech, phrase, language, Object.fromEntries(slots));
          if ('refused' in spoken) throw new Error(`refused, the ${spoken.refused} "${spoken.name}" cannot be said`);
          return spoken.own;
        },
      ),
    ),
  );

const longest: Readonly<Record<SlotKind, string>> = {
  date: '2026-12-30',
  amount: '123456,78',
  hour: '12:30',
  place: `Stadhuis, ${'Burgemeester van der Laanplein '.repeat(2)}12a`,
};

export const walkMenu = ({ speech }: Minds, languages: readonly Language[]): Walk => {
  const ui = (language: Language) => `locales/${language}/ui.yaml`;
  const safety = (language: Language) => `locales/${language}/safety.yaml`;
  return together([
    ...[speakWelcome, speakMenu, speakLanguages, speakPerson].map((speak) =>
      inAll(languages, ui, (code) => speak(speech, code)),
    ),
    ...speech.content.menu.map(({ id }) => inAll(languages, ui, (language) => speakSubject(speech, id, language))),
    ...speech.content.safety.map(({ id }) => inAll(languages, safety, (language) => speakCrisis(speech, id, language))),
  ]);
};

const inAll = (
  languages: readonly Language[],
  where: (language: Language) => string,
  speak: (language: Language) => Message,
): Walk => together(languages.map((language) => sayOnAll(where(language), () => speak(language))));

const sayOnAll = (where: string, speak: () => Message): Walk => {
  try {
    const message = speak();
    const left = /\{\{[^}]*\}\}/.exec(JSON.stringify(message));
    const channels = Object.keys(channelLimits) as Limited[];
    const long = channels.flatMap((channel) =>
      tooLongFor(channel, message).map((what) => `${where}: ${what} on ${channel}  (walk)`),
    );
    return {
      renderings: channels.length,
      holes: [...long, ...(left ? [`${where}: "${left[0]}" was not filled in  (walk)`] : [])],
    };
  } catch (error) {
    return { renderings: 0, holes: [`${where}: ${(error as Error).message}  (walk)`] };
  }
};

const together = (walks: readonly Walk[]): Walk => ({
  renderings: walks.reduce((sum, { renderings }) => sum + renderings, 0),
  holes: [...new Set(walks.flatMap(({ holes }) => holes))],
});
