// Our WhatsApp JSON and the fake Graph, judged by the two living libraries: what leaves us is what leaves them, but for named differences.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, makeClient } from '../../../src/channels/whatsapp/client.ts';
import { type FakeGraph, startFakeGraph } from '../../../src/channels/whatsapp/fake/graph.ts';
import { DoesNotFit } from '../../../src/channels/whatsapp/outbound.ts';
import { toWire, type Wire } from '../../../src/channels/whatsapp/wire.ts';
import { reactionTo, readAndTyping } from '../../../src/channels/whatsapp/wire-more.ts';
import { templateMessage } from '../../../src/channels/whatsapp/wire-template.ts';
import { makePeers, type Peer, type PeerName, peerNames } from './peers.ts';

let graph: FakeGraph;
let client: Client;
let sides: ReturnType<typeof makePeers>;
beforeAll(async () => {
  graph = await startFakeGraph({ token: 't', phoneNumberId: '2', appSecret: 's', manner: () => 'none' });
  client = makeClient({ apiUrl: graph.url, version: 'v25.0', phoneNumberId: '2', token: 't' });
  sides = makePeers(graph.url, 't');
});
afterAll(async () => {
  client.close();
  await graph.close();
});
beforeEach(() => {
  sides.sent.length = 0;
});

/** Where they part, and why. `absent`: the field is not there. */
const differences = {
  'the preview is said': {
    parts: [['text.preview_url', false, 'absent']],
    why: 'False is the default; we say it, so that a change of the default shows nobody a preview.',
  },
  'the number of a button is a text': {
    parts: [['template.components.1.index', '0', 0]],
    why: 'Meta’s reference and its examples write a text; both are taken.',
  },
  'the number of the first component’s button is a text': {
    parts: [['template.components.0.index', '0', 0]],
    why: 'The same, in a template without values.',
  },
  'the language has a policy': {
    parts: [['template.language.policy', 'absent', 'deterministic']],
    why: 'There has been only this one since 2020; leaving it out means it.',
  },
  'no components are an empty list': {
    parts: [['template.components', [], 'absent']],
    why: 'Both mean a template without values.',
  },
} as const satisfies Readonly<Record<string, { readonly parts: readonly Parting[]; readonly why: string }>>;
type Difference = keyof typeof differences;

const to = { phone: '31600000001' };
const rows = [
  { id: 'g:asiel:1', title: 'Asiel', description: 'Wachten en wonen' },
  { id: 'g:werk:4', title: 'العمل' },
];
const choices = rows.map(({ id, title: label, description: hint }) => ({ id, label, ...(hint ? { hint } : {}) }));
const short = choices.map(({ id, label }) => ({ id, label }));
const url = 'https://example.org/nl/werk';

type Case = {
  readonly name: string;
  readonly ours: () => Wire;
  readonly theirs: (peer: Peer) => Promise<unknown>;
  readonly differ: Readonly<Record<PeerName, readonly Difference[]>>;
};
const none = { kapso: [], 'api-js': [] };
const preview = ['the preview is said'] as const;
const cases: readonly Case[] = [
  {
    name: 'a text',
    ours: () => toWire({ to, text: 'سلام *vet*\nregel' }),
    theirs: (peer) => peer.text(to, { text: 'سلام *vet*\nregel' }),
    differ: { kapso: preview, 'api-js': preview },
  },
  {
    name: 'a text that answers one of hers, with our mark',
    ours: () => toWire({ to, text: 'Ja', replyTo: 'wamid.1', callbackData: 'turn:42' }),
    theirs: (peer) => peer.text(to, { text: 'Ja', replyTo: 'wamid.1', callbackData: 'turn:42' }),
    differ: { kapso: preview, 'api-js': preview },
  },
  {
    name: 'a text to somebody without a number',
    ours: () => toWire({ to: { bsuid: 'NL.1000000000000003' }, text: 'ሰላም' }),
    theirs: (peer) => peer.text({ bsuid: 'NL.1000000000000003' }, { text: 'ሰላም' }),
    differ: { kapso: preview, 'api-js': preview },
  },
  {
    name: 'reply buttons, with a title and small letters',
    ours: () => toWire({ to, text: 'Waarmee?', title: 'Wegwijs', footer: 'Menu: typ 0', choices: short }),
    theirs: (peer) => peer.buttons(to, { text: 'Waarmee?', title: 'Wegwijs', footer: 'Menu: typ 0', buttons: rows }),
    differ: none,
  },
  {
    name: 'a list',
    ours: () => toWire({ to, text: 'Kies een onderwerp', button: 'Kiezen', choices }),
    theirs: (peer) => peer.list(to, { text: 'Kies een onderwerp', button: 'Kiezen', sections: [rows] }),
    differ: none,
  },
  {
    name: 'a button that opens a page',
    ours: () => toWire({ to, text: 'De hele uitleg', link: { url, label: 'Open website' } }),
    theirs: (peer) => peer.link(to, { text: 'De hele uitleg', label: 'Open website', url }),
    differ: none,
  },
  {
    name: 'a template with a value and a button',
    ours: () =>
      templateMessage({
        to,
        template: 'handoff_resume',
        language: 'nl',
        values: ['Samira'],
        payload: 'resume:handoff',
      }),
    theirs: (peer) =>
      peer.template(to, { name: 'handoff_resume', language: 'nl', values: ['Samira'], payload: 'resume:handoff' }),
    differ: {
      kapso: ['the number of a button is a text'],
      'api-js': ['the number of a button is a text', 'the language has a policy'],
    },
  },
  {
    name: 'a template with a button alone',
    ours: () =>
      templateMessage({ to, template: 'reminder_due', language: 'en', values: [], payload: 'resume:reminder' }),
    theirs: (peer) =>
      peer.template(to, { name: 'reminder_due', language: 'en', values: [], payload: 'resume:reminder' }),
    differ: {
      kapso: ['the number of the first component’s button is a text'],
      'api-js': ['the number of the first component’s button is a text', 'the language has a policy'],
    },
  },
  {
    name: 'a template without anything',
    ours: () => templateMessage({ to, template: 'reminder_due', language: 'nl', values: [] }),
    theirs: (peer) => peer.template(to, { name: 'reminder_due', language: 'nl', values: [] }),
    differ: {
      kapso: ['no components are an empty list'],
      'api-js': ['no components are an empty list', 'the language has a policy'],
    },
  },
  {
    name: 'a reaction',
    ours: () => reactionTo(to, 'wamid.1', '👍'),
    theirs: (peer) => peer.reaction(to, { to: 'wamid.1', emoji: '👍' }),
    differ: none,
  },
  {
    name: 'a reaction taken back',
    ours: () => reactionTo(to, 'wamid.1', ''),
    theirs: (peer) => peer.reaction(to, { to: 'wamid.1', emoji: '' }),
    differ: none,
  },
  {
    name: 'blue ticks and "typing…"',
    ours: () => readAndTyping('wamid.1'),
    theirs: (peer) => peer.typing('wamid.1'),
    differ: none,
  },
];

describe.each(peerNames)('%s', (name) => {
  test.each(cases)('$name', async ({ ours, theirs, differ }) => {
    const wire = ours();
    if (wire.status === 'read') expect(await client.showTyping('wamid.1')).toBe(true);
    else expect(await client.send(wire)).toMatchObject({ kind: 'sent' });
    await theirs(sides.peers[name]);
    const [their, ...more] = sides.sent;
    expect(more).toEqual([]);
    // The fake takes theirs too.
    expect(their).toMatchObject({ status: 200, path: '/v25.0/2/messages' });
    expect(their?.headers.get('authorization')).toBe('Bearer t');
    expect(their?.headers.get('content-type')).toBe('application/json');
    expect(partings(wire, their?.json)).toEqual(
      differ[name].flatMap((one): readonly Parting[] => differences[one].parts).sort(),
    );
  });
});

test('every named difference is one', () => {
  const named = cases.flatMap(({ differ }) => Object.values(differ).flat());
  expect(new Set(named)).toEqual(new Set(Object.keys(differences)));
});

const long = (letters: number): string => 'x'.repeat(letters);
type Refused = {
  readonly what: string;
  readonly ours: (() => Wire) | undefined;
  readonly theirs: (peer: Peer) => Promise<unknown>;
  /** Who lets it out; Graph answers 4xx. */
  readonly through: readonly PeerName[];
};
const button = (n: number, title = `${n}`) => ({ id: `${n}`, title });
const refused: readonly Refused[] = [
  {
    what: 'a text of 4,097 letters',
    ours: () => toWire({ to, text: long(4097) }),
    theirs: (peer) => peer.text(to, { text: long(4097) }),
    through: ['kapso'],
  },
  {
    what: 'no text',
    ours: () => toWire({ to, text: '' }),
    theirs: (peer) => peer.text(to, { text: '' }),
    through: ['api-js'],
  },
  {
    what: 'our mark of 513 signs',
    ours: () => toWire({ to, text: 'x', callbackData: long(513) }),
    theirs: (peer) => peer.text(to, { text: 'x', callbackData: long(513) }),
    through: ['api-js'],
  },
  {
    what: 'two buttons with one id',
    ours: () => toWire({ to, text: 'x', choices: ['a', 'b'].map((label) => ({ id: '1', label })) }),
    theirs: (peer) => peer.buttons(to, { text: 'x', buttons: [button(1, 'a'), button(1, 'b')] }),
    through: ['kapso'],
  },
  {
    what: 'two buttons with one label',
    ours: () => toWire({ to, text: 'x', choices: ['1', '2'].map((id) => ({ id, label: 'a' })) }),
    theirs: (peer) => peer.buttons(to, { text: 'x', buttons: [button(1, 'a'), button(2, 'a')] }),
    through: ['kapso'],
  },
  {
    what: 'twelve rows in two sections',
    // More than ten are pages with us, in one section.
    ours: undefined,
    theirs: (peer) =>
      peer.list(to, {
        text: 'x',
        button: 'y',
        sections: [0, 6].map((from) => Array.from({ length: 6 }, (_, at) => button(from + at))),
      }),
    through: ['api-js'],
  },
  {
    what: 'a label of 21 letters on the button that opens a page',
    ours: () => toWire({ to, text: 'x', link: { url, label: long(21) } }),
    theirs: (peer) => peer.link(to, { text: 'x', label: long(21), url }),
    through: ['api-js'],
  },
  {
    what: 'a button that opens no page',
    ours: () => toWire({ to, text: 'x', link: { url: 'mailto:a@example.org', label: 'y' } }),
    theirs: (peer) => peer.link(to, { text: 'x', label: 'y', url: 'mailto:a@example.org' }),
    through: ['kapso', 'api-js'],
  },
  {
    what: 'a template without its value',
    ours: () => templateMessage({ to, template: 'handoff_resume', language: 'nl', values: [] }),
    theirs: (peer) => peer.template(to, { name: 'handoff_resume', language: 'nl', values: [] }),
    through: ['kapso', 'api-js'],
  },
  {
    what: 'a label of 21 letters on a reply button',
    // A list with us, which has room for 24.
    ours: undefined,
    theirs: (peer) => peer.buttons(to, { text: 'x', buttons: [button(1, long(21))] }),
    through: [],
  },
  {
    what: 'a row of 25 letters',
    ours: () => toWire({ to, text: 'x', button: 'y', choices: [{ id: '1', label: long(25) }] }),
    theirs: (peer) => peer.list(to, { text: 'x', button: 'y', sections: [[button(1, long(25))]] }),
    through: [],
  },
];

describe('what Graph refuses', () => {
  test.each(refused)('$what', async ({ ours, theirs, through }) => {
    if (ours) expect(ours).toThrow(DoesNotFit);
    for (const name of peerNames) {
      sides.sent.length = 0;
      const thrown = await theirs(sides.peers[name]).then(
        () => undefined,
        (error: unknown) => error,
      );
      // kapso throws Graph's own refusal as an error, api-js gives it back.
      expect(sides.sent.map(({ status }) => status >= 400)).toEqual(through.includes(name) ? [true] : []);
      if (!through.includes(name)) expect(thrown).toBeInstanceOf(Error);
    }
  });

  test('a list text of 4,096 letters is no such thing: api-js alone stops at 1,024', async () => {
    const wire = toWire({ to, text: long(4096), button: 'y', choices });
    expect(await client.send(wire)).toMatchObject({ kind: 'sent' });
    const given = { text: long(4096), button: 'y', sections: [rows] };
    await sides.peers.kapso.list(to, given);
    expect(sides.sent).toMatchObject([{ status: 200 }]);
    await expect(sides.peers['api-js'].list(to, given)).rejects.toThrow('1024');
  });

  test('a number and a user id together: the number counts', async () => {
    const both = { phone: '31600000001', bsuid: 'NL.1000000000000003' };
    for (const name of peerNames) await sides.peers[name].text(both, { text: 'x' });
    expect(sides.sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(graph.book.taken.slice(-2).map((entry) => entry.to)).toEqual([both.phone, both.phone]);
    // We leave the other out, so that nothing hangs on it.
    expect(toWire({ to: both, text: 'x' })).not.toHaveProperty('recipient');
  });
});

type Parting = readonly [path: string, ours: unknown, theirs: unknown];

/** Every place where two JSONs differ, in order. */
function partings(ours: unknown, theirs: unknown, path = ''): readonly Parting[] {
  if (!isNode(ours) || !isNode(theirs)) {
    if (JSON.stringify(ours) === JSON.stringify(theirs)) return [];
    return [[path, ours ?? 'absent', theirs ?? 'absent']];
  }
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return keys.flatMap((key) => partings(ours[key], theirs[key], path === '' ? key : `${path}.${key}`));
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
