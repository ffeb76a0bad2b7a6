// The database is away: the talk goes on in the page, and what is said meanwhile goes along in the form until it can be stored.
import type { Request, Response } from 'express';
import type { Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import { StoreAway } from '../store/faults.ts';
import { chatPage } from './chat-page.tsx';
import type { WebParts } from './parts.ts';
import type { ReadOn, Said } from './reading.ts';

export const isAway = (error: unknown): boolean => error instanceof StoreAway;

type Answered = {
  readonly req: Request;
  readonly res: Response;
  readonly language: Language;
  readonly token: string;
  readonly kept: string;
  readonly isScript: boolean;
};

/** False: it cannot be answered from here. The script is told to let the browser send the form itself. */
export const readOn = async (parts: WebParts, answered: Answered, said: Said): Promise<boolean> => {
  const { res, language, token, kept, isScript } = answered;
  const on = await parts.reading.step(token, kept, said);
  if (!on) return false;
  res.status(503).set('Retry-After', '30');
  if (isScript) res.set('X-Reading', '1').end();
  else res.type('html').send(readingPage(parts, language, on));
  return true;
};

/** Without anything said: the first screen, from which every road can be walked. */
export const readingPage = (parts: WebParts, language: Language, on?: ReadOn): string => {
  const spoken = on?.rows.findLast(({ direction }) => direction === 'out')?.body as Message | undefined;
  const shown = spoken?.language ?? language;
  return chatPage(
    { ...parts, language: shown },
    {
      rows: on?.rows ?? [],
      welcome: parts.welcome(shown),
      notice: parts.say(shown, 'web.reading'),
      isReading: true,
      ...(on ? { carried: on.carried } : {}),
    },
  );
};
