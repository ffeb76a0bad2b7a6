// The live stream: only what one may see, only as long as one may see it, and gone when the reader is.
import { beforeAll, describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { type DeskSite, openDesk, type VisitorHere } from './site.ts';

let site: DeskSite;
beforeAll(async () => {
  site = await openDesk();
  await site.person('volunteer', 'utrecht');
});

/** Only tells soon from never. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 });

const listen = async (visitor: VisitorHere, path = '/desk/events') => {
  const stop = new AbortController();
  const answer = await visitor.ask(path, { signal: stop.signal });
  const told = { text: '', ended: false, status: answer.status };
  const read = async () => {
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      told.text += new TextDecoder().decode(chunk);
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      told.ended = true;
    });
  return { told, stop: () => stop.abort() };
};

describe('the stream', () => {
  it('tells of a new case and of who took it, to the team and to nobody else', async () => {
    const [ana, far] = [await site.person('volunteer', 'utrecht'), await site.person('volunteer', 'zwolle')];
    const [near, other] = [await listen(ana.visitor), await listen(far.visitor)];
    const id = site.desk.add({ id: 'new', team: 'utrecht' });
    await soon(() => near.told.text).toContain('id="c-new"');
    const form = formToken(ana.session);
    await ana.visitor.post(`/desk/zaak/${id}/nemen`, { form, once: 'a' });
    await soon(() => near.told.text).toContain('is-taken');
    expect(near.told.text).toContain(`data-by="${ana.account}"`);
    const [one] = [...site.desk.cases.values()].filter(({ view }) => view.id === id);
    await site.desk.close(
      { volunteer: ana.account as never, roles: [{ team: 'utrecht' as never, role: 'volunteer' }] },
      id,
      one?.fence ?? 0,
      'klaar',
    );
    await soon(() => near.told.text).toContain('event: gone\ndata: c-new');
    expect(other.told.text).not.toContain('c-new');
    near.stop();
    other.stop();
  });

  it('tells a stream what another of the same scope saw first, also what is gone again', async () => {
    const [ana, bob] = [await site.person('auditor', 'utrecht'), await site.person('auditor', 'utrecht')];
    for (const { account } of [ana, bob])
      await site.database.query("insert into account_roles values ($1, 'utrecht', 'volunteer')", [account]);
    const one = await listen(ana.visitor);
    await soon(() => one.told.text).toContain('event: unread');
    // Added in the same breath in which the second stream takes its first look.
    const id = site.desk.add({ id: 'first-seen', team: 'utrecht' });
    const two = await listen(bob.visitor);
    await soon(() => two.told.text).toContain('c-first-seen');
    await soon(() => one.told.text).toContain('id="c-first-seen"');
    site.desk.forget(id);
    for (const { told } of [one, two]) await soon(() => told.text).toContain('event: gone\ndata: c-first-seen');
    one.stop();
    two.stop();
  });

  it('ends when the session was ended, before anything more is told', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const { told } = await listen(ana.visitor);
    await soon(() => told.text).toContain('event: unread');
    await site.accounts.sessions.end(ana.session);
    site.desk.add({ id: 'after-end', team: 'utrecht' });
    await soon(() => told.ended).toBe(true);
    expect(told.text).not.toContain('after-end');
  });

  it('ends when the roles changed', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const { told } = await listen(ana.visitor);
    await soon(() => told.text).toContain('event: unread');
    await site.database.query('update account_roles set team = $1 where account = $2', ['zwolle', ana.account]);
    site.desk.add({ id: 'after-move', team: 'utrecht' });
    await soon(() => told.ended).toBe(true);
    expect(told.text).not.toContain('after-move');
  });

  it('says on the page of a case only that something changed, and nothing of other cases', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const id = site.desk.add({ id: 'mine', team: 'utrecht' });
    const { told, stop } = await listen(ana.visitor, `/desk/events?zaak=${id}`);
    // At once: what was said between the page and its stream would be missed.
    await soon(() => told.text).toMatch(/^event: case\n.*event: unread/s);
    site.desk.add({ id: 'not-mine', team: 'utrecht' });
    site.desk.write(id, 'geheime tekst');
    await soon(() => told.text).toMatch(/event: case.*event: case/s);
    expect(told.text).not.toMatch(/geheime tekst|not-mine|class="row/);
    stop();
  });

  it('has at most eight for one volunteer: the oldest ends', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const streams: Awaited<ReturnType<typeof listen>>[] = [];
    for (let n = 0; n < 9; n += 1) streams.push(await listen(ana.visitor));
    await soon(() => streams.map(({ told }) => told.ended)).toEqual([true, ...Array(8).fill(false)]);
    for (const { stop } of streams) stop();
  });

  it('sends no more than a page of a long queue', async () => {
    const ana = await site.person('volunteer', 'zwolle');
    for (let n = 0; n < 300; n += 1) site.desk.add({ id: `z${n}`, team: 'zwolle' });
    const { told, stop } = await listen(ana.visitor);
    await soon(() => told.text).toContain('event: unread');
    expect(told.text.match(/event: row/g)).toHaveLength(60);
    stop();
  });

  it('a page that refreshes itself is no sign of life', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const age = "update account_sessions set seen_at = now() - interval '30 minutes' where account = $1";
    const seen = async () =>
      (
        await site.database.query(
          "select seen_at > now() - interval '1 minute' as fresh from account_sessions where account = $1",
          [ana.account],
        )
      )[0]?.fresh;
    await site.database.query(age, [ana.account]);
    await ana.visitor.get('/desk', { 'x-desk-live': '1' });
    expect(await seen()).toBe(false);
    await ana.visitor.get('/desk');
    expect(await seen()).toBe(true);
  });
});
