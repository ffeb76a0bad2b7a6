// A team with enough people for the coordinator's page: who waits now, and twelve weeks of counts.
import type { DeskSite } from './site.ts';

/** As many as given wait so many hours, so urgent. */
export const waitFor = async (
  { database, store }: DeskSite,
  team: string,
  groups: readonly (readonly [hours: number, urgency: 'red' | 'amber' | 'normal', people: number])[],
): Promise<void> => {
  await store.desk.teams.save({ id: team, name: team, region: 'midden', municipalities: [] });
  for (const [hours, urgency, people] of groups)
    await database.query(
      `with talks as (
         insert into conversations (id, channel, address_hash, address, person_key)
         select gen_random_uuid()::text, 'web', sha256(convert_to(gen_random_uuid()::text, 'UTF8')), '', ''
         from generate_series(1, $4::int) returning id
       )
       insert into cases (id, conversation, team, region, language, topic, urgency, consent_given, consent_text, details,
         from_seq, seen_seq, state, rung, since, promises, created_at)
       select id, id, $1, 'midden', 'ar', 'inburgering.term', $3, true, '1', '', 1, 1, 'waiting', 'team',
         now() - $2 * interval '1 hour', 1, now() from talks`,
      [team, hours, urgency, people],
    );
};

export type Count = readonly [kind: string, key: string, people: number];
/** `weeks` ago, 1 is the last whole one. */
export const count = async ({ database }: DeskSite, team: string, weeks: number, counts: readonly Count[]) => {
  for (const [kind, key, people] of counts)
    await database.query(
      `insert into desk_counts values ($1, $2, desk_period($3) - $4::int * 7, $5, $6)
       on conflict (team, kind, period, key) do update set people = $6`,
      [
        kind === 'missed' ? '' : team,
        kind,
        kind === 'asked' ? 'quarter' : 'week',
        kind === 'asked' ? 0 : weeks,
        key,
        people,
      ],
    );
};

/** The picture in the docs: a team with busy and quiet weeks. */
export const aBusyTeam = async (site: DeskSite, team: string): Promise<void> => {
  await waitFor(site, team, [
    [1, 'red', 4],
    [2, 'normal', 22],
    [12, 'amber', 14],
    [30, 'normal', 17],
    [90, 'normal', 6],
  ]);
  for (let weeks = 1; weeks <= 12; weeks += 1) {
    const some = 14 + ((weeks * 7) % 19);
    await count(site, team, weeks, [
      ['answered', '30', weeks === 4 ? 1 : some - 6],
      ['answered', weeks % 3 ? '240' : '480', weeks === 4 ? 2 : 8],
      ['answered', weeks === 2 ? '99999' : weeks % 2 ? '1440' : '2880', weeks === 4 ? 1 : 4],
      ['missed', '', 30 + ((weeks * 11) % 40)],
      ['left', '', weeks % 4 ? 3 : 12],
      ['kept', '', some],
      ['told-later', '', weeks % 3 ? 11 : 5],
      ['slipped', '', 1],
    ]);
  }
  await count(site, team, 0, [
    ['asked', 'inburgering.term|ar', 47],
    ['asked', 'inburgering.fine|ti', 31],
    ['asked', 'family.nareis|ti', 26],
    ['asked', 'family.nareis|ar', 18],
    ['asked', 'inburgering.exemption-extension|uk', 12],
    ['asked', 'study.benefit|tr', 7],
    ['asked', 'inburgering.term|so', 2],
  ]);
};
