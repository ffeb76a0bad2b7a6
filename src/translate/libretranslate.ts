// LibreTranslate as the translation engine of an organisation: its /languages and /translate, with an end to waiting.
// The API: https://docs.libretranslate.com/api
import { z } from 'zod';
import type { Language } from '../content/schema/ids.ts';
import type { Translated, Translator } from '../desk/translator.ts';

export type LibreTranslateSettings = {
  /** https, or this machine. */
  readonly url: string;
  readonly key?: string;
  readonly totalMs?: number;
  readonly now?: () => number;
  /** Told once when the engine falls silent, with nothing of what was asked. */
  readonly silent?: (why: string) => void;
};

export type LibreTranslate = Translator & {
  /** Asks which languages there are; at start, and again every hour by itself. */
  refresh(): Promise<void>;
};

const hour = 3_600_000;
/** After so many failures in a row nobody waits for it any more, for a minute. */
const most = 3;
const rest = 60_000;
/** A letter, not a book; also of what comes back. */
const longest = 20_000;
const dutch = 'nl';

const languagesIn = z.array(z.object({ code: z.string(), targets: z.array(z.string()).default([]) }));
const translatedIn = z.object({ translatedText: z.string().min(1) });

export const makeLibreTranslate = (settings: LibreTranslateSettings): LibreTranslate => {
  const { key, totalMs = 8_000, now = Date.now, silent } = settings;
  const base = settings.url.replace(/\/+$/, '');
  let pairs: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let asked = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let closedUntil = 0;

  /** Undefined: silent, refused or no JSON. One way out for all of it. */
  const ask = async (path: string, body?: object): Promise<unknown> => {
    if (now() < closedUntil) return undefined;
    try {
      const answer = await fetch(base + path, {
        ...(body
          ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
          : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(totalMs),
      });
      const text = await answer.text();
      if (!answer.ok || text.length > longest * 4) throw new Error(`answered ${answer.status}`);
      const said: unknown = JSON.parse(text);
      failures = 0;
      return said;
    } catch (error) {
      failures += 1;
      if (failures < most) return undefined;
      closedUntil = now() + rest;
      if (failures === most) silent?.((error as Error).name);
      return undefined;
    }
  };

  const refresh = async (): Promise<void> => {
    asked = now();
    const said = languagesIn.safeParse(await ask('/languages'));
    if (said.success) pairs = new Map(said.data.map(({ code, targets }) => [code, new Set(targets)]));
    // Not known yet: asked again at the next page after a minute, not after an hour.
    else if (pairs.size === 0) asked = now() - hour + rest;
  };
  const has = (from: string, into: string): boolean => pairs.get(from)?.has(into) === true;

  return {
    refresh,
    speaks: (language) => {
      if (now() - asked >= hour) void refresh();
      return now() >= closedUntil && has(dutch, language) && has(language, dutch);
    },
    translate: async (text, from: Language, into: Language): Promise<Translated> => {
      if (pairs.size === 0) await refresh();
      if (!has(from, into)) return { kind: pairs.size === 0 ? 'away' : 'language' };
      if (text.length > longest) return { kind: 'away' };
      const wish = { q: text, source: from, target: into, format: 'text', ...(key ? { api_key: key } : {}) };
      const said = translatedIn.safeParse(await ask('/translate', wish));
      return said.success ? { kind: 'translated', text: said.data.translatedText } : { kind: 'away' };
    },
  };
};
