// Joins the volunteers' desk to the house: its pages under /desk, its timer, and the first coordinator's way in.
import type { Router } from 'express';
import { loadAssets } from './console/assets.ts';
import { firstInvitation, firstTeam } from './console/first-invitation.ts';
import type { ConsoleParts, OutsideSettings } from './console/parts.ts';
import { consoleRoutes } from './console/routes.ts';
import type { Content } from './content/content.ts';
import type { Day } from './content/schema/ids.ts';
import type { VolunteerId } from './desk/desk.ts';
import type { Minds } from './desk/dutch-road.ts';
import { keepTime } from './desk/keep-time.ts';
import { makeDesk } from './desk/make-desk.ts';
import { makeNumbers } from './desk/numbers.ts';
import { makeRounds } from './desk/rounds.ts';
import { sendableIn } from './desk/sendable.ts';
import type { Log } from './log.ts';
import type { AccountId } from './store/accounts/tables.ts';
import type { OpenStore } from './store/open.ts';

export type DeskHouse = {
  readonly store: OpenStore;
  readonly content: Content;
  minds(): Minds;
  readonly log: Log;
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  today(): Day;
  readonly outside?: OutsideSettings | undefined;
  readonly notices: NonNullable<ConsoleParts['notices']>;
  /** Closed cases forget what they were about after so many days. */
  readonly keepDays: number;
  /** The organisation's own translation engine, when there is one. */
  readonly engine?: { readonly url: string; readonly key?: string };
  /** Proves at the desk that what was shown is what is sent. */
  readonly secret: Buffer;
};

export type JoinedDesk = {
  /** To be mounted at `/desk`. */
  readonly router: Router;
  /** The path of the first coordinator's invitation, until somebody has an account. */
  readonly invitation: string | undefined;
  close(): Promise<void>;
};

export const joinDesk = async (house: DeskHouse): Promise<JoinedDesk> => {
  const { store, content, minds, log } = house;
  const teams = await store.desk.teams.list();
  if (teams.length === 0) {
    await store.desk.teams.save({ id: firstTeam, name: 'Wegwijs', region: 'wegwijs', municipalities: [] });
  }
  const desk = makeDesk({
    store,
    minds,
    nameOf: async (volunteer: VolunteerId) =>
      (await store.accounts.people.find(volunteer as string as AccountId))?.name,
  });
  const rounds = makeRounds({ store: store.desk, minds });
  const stopTime = keepTime(rounds, (error) => {
    log.error({ name: (error as Error).name }, 'a round of the desk failed; the next one tries again');
  });
  const stopForgetting = keepTime(
    () => store.desk.cases.forget(house.keepDays),
    (error) => log.error({ name: (error as Error).name }, 'closed cases could not forget; the next round tries again'),
    hour,
  );
  const machine = house.engine && (await machineFor(house, house.engine));
  const router = consoleRoutes({
    content,
    desk,
    accounts: store.accounts,
    roster: store.roster,
    hours: store.desk.teams.hours,
    numbers: makeNumbers(store.numbers),
    audit: store.desk.audit,
    assets: await loadAssets(),
    sendable: () => sendableIn(minds().speech),
    limits: store.desk.teams,
    ...(machine ? { machine } : {}),
    teams: async () => (await store.desk.teams.list()) as never,
    notices: house.notices,
    settings: {
      publicUrl: house.publicUrl,
      secureCookies: house.secureCookies,
      today: () => house.today(),
      ...(house.outside ? { outside: house.outside } : {}),
    },
  });
  return {
    router,
    invitation: await firstInvitation(store.accounts),
    close: async () => {
      await Promise.all([stopTime(), stopForgetting()]);
      desk.stop();
    },
  };
};

const hour = 3_600_000;

/** By need: most installations have none. */
const machineFor = async ({ minds, log, secret }: DeskHouse, engine: NonNullable<DeskHouse['engine']>) => {
  const { makeLibreTranslate } = await import('./translate/libretranslate.ts');
  const translator = makeLibreTranslate({
    ...engine,
    silent: (why) => log.warn({ why }, 'LibreTranslate gives no answer; volunteers go on without it'),
  });
  // Nobody waits for it.
  void translator.refresh();
  return { translator, speech: () => minds().speech, secret };
};
