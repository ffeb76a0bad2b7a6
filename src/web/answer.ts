// An answer arrives: stored first, then the turn, then the page again (or, for the script, only what is new).
import type { Request, RequestHandler, Response } from 'express';
import type { Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { ConversationId, MessageRow } from '../store/store.ts';
import type { errorPage } from './error-page.tsx';
import { fragmentOf } from './fragments.tsx';
import { isFramed } from './framed.ts';
import { isOwnOrigin } from './origin.ts';
import type { WebParts } from './parts.ts';
import { isAway, readOn } from './reading-mode.ts';
import { labelOf, messageIn, type Sent, wordsIn } from './said.ts';
import { dropSession, type How, inboxId, keepSession, newToken, sessionOf } from './session.ts';

/** In letters; the box itself stops earlier, so only a program or a very old browser gets here. */
const longest = 4000;

export const receiveAnswer =
  (parts: WebParts, page: ReturnType<typeof errorPage>): RequestHandler =>
  async (req, res) => {
    res.set('Cache-Control', 'no-store');
    const language = req.params.language as Language;
    const refuse = (status: number) =>
      res
        .status(status)
        .type('html')
        .send(page({ status, path: `/${language}`, acceptLanguage: '', sent: status === 413 ? req.body : undefined }));
    if (!isOwnOrigin(req, parts.settings.publicUrl)) return void refuse(403);
    const { text, value, id, kept } = fieldsOf(req);
    if (text.length > longest) return void refuse(413);

    const token = sessionOf(req) ?? newToken();
    keepSession(res, token, howToKeep(req, parts));
    try {
      const conversation = await parts.store.conversations.open('web', token);
      for (const said of parts.reading.said(token, kept))
        await parts.store.messages.receive(conversation, inboxId(token, said.id, wordsIn(said.body)), said.body);
      const body = await bodyOf(parts, conversation, { text, value, language });
      const { seq } = await parts.store.messages.receive(conversation, inboxId(token, id, wordsIn(body)), body);
      await parts.takeTurn(conversation);
      await answer(parts, { req, res, language, token, conversation, seq });
    } catch (error) {
      if (!isAway(error) || res.headersSent) throw error;
      const answered = { req, res, language, token, kept, isScript: wantsFragments(req) };
      const said = (last?: Message) => bodyAfter(parts, last ? [last] : [], { text, value, language });
      if (!(await readOn(parts, answered, { id, bodyOf: said }))) throw error;
    }
  };

type Answered = {
  readonly req: Request;
  readonly res: Response;
  readonly language: Language;
  readonly token: string;
  readonly conversation: ConversationId;
  readonly seq: number;
};

const howToKeep = (req: Request, { settings }: WebParts): How => ({
  secure: settings.secureCookies,
  framed: isFramed(req, settings),
});

/** After "delete my data" there is no talk left to show; after "other language" the page moves along. */
const answer = async (parts: WebParts, { req, res, language, token, conversation, seq }: Answered): Promise<void> => {
  if ((await parts.store.conversations.find('web', token)) !== conversation) {
    dropSession(res, howToKeep(req, parts));
    return res.redirect(303, `/${language}?gone=1#latest`);
  }
  const [rows, state] = await Promise.all([
    parts.store.messages.history(conversation, { after: seq - 1 }),
    parts.store.conversations.state(conversation),
  ]);
  const next = spokenIn(rows) ?? language;
  if (next !== language || !wantsFragments(req)) return res.redirect(303, `/${next}#latest`);
  res
    .set({ 'X-Next-Id': newToken(), 'X-Kept': parts.reading.carry(token, state) ?? '' })
    .type('html')
    .send(fragmentOf(rows, { say: parts.say, language }));
};

const spokenIn = (rows: readonly MessageRow[]): Language | undefined =>
  rows.flatMap((row) => messageIn(row) ?? []).at(-1)?.language;

/** What the script asks for; a browser's own form never does. */
const wantsFragments = (req: Request): boolean => req.get('accept') === 'text/x-fragments';

/** A tapped choice is kept with the words on its button, so that the talk reads as it was had. */
const bodyOf = async (
  parts: WebParts,
  conversation: ConversationId,
  { text, value, language }: { text: string; value: string; language: Language },
): Promise<Sent> => {
  if (value === '') return { text, language };
  const rows = await parts.store.messages.history(conversation, { limit: 60 });
  return bodyAfter(
    parts,
    rows.flatMap((row) => messageIn(row) ?? []),
    { text, value, language },
  );
};

const bodyAfter = (
  parts: WebParts,
  said: readonly Message[],
  { text, value, language }: Sent & { value: string },
): Sent => {
  if (value === '') return { text, language };
  const label = labelOf([parts.welcome(language), ...said], value) ?? usualLabel(parts, value, language);
  return { text: label ?? '', value, language };
};

const usualLabel = ({ say }: WebParts, value: string, language: Language): string | undefined =>
  ['command:back', 'command:menu', 'command:human'].includes(value)
    ? say(language, `web.${value.slice('command:'.length)}`)
    : undefined;

const fieldsOf = (req: Request) => {
  const body: Readonly<Record<string, unknown>> = req.body ?? {};
  const word = (name: string): string => {
    const given = body[name];
    // The same name twice: a kept choice and a newly tapped one; the newest counts.
    const one: unknown = Array.isArray(given) ? given.at(-1) : given;
    return typeof one === 'string' ? one : '';
  };
  return { text: word('text'), value: word('value').slice(0, 200), id: word('id'), kept: word('kept') };
};
