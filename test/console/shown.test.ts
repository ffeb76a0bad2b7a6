// Nothing a volunteer reads is an id of ours: every topic and every reason has a Dutch name.
import { expect, it } from 'vitest';
import { attachedIn, reasonName, topicName } from '../../src/console/shown.ts';
import { realContent } from '../support/minds.ts';

const content = realContent();

it('every topic a case, a phrase or an article can have', () => {
  const topics = [
    'human.request',
    ...content.menu.map(({ id }) => id),
    ...[content.flows, content.phrases, content.articles].flatMap((all) =>
      Object.values(all).map(({ topic }) => topic as string),
    ),
  ];
  for (const topic of new Set(topics)) expect(topicName(content, topic)).not.toBe(topic);
  expect(topicName(content, 'family')).toBe('Gezin laten komen');
});

it('what came instead of text is named, and not opened', () => {
  const row = (body: object) => attachedIn({ direction: 'in', body } as never);
  expect(row({ text: '', media: 'audio' })).toMatch(/^Een spraakbericht\. Dit kunt u hier niet openen/);
  expect(row({ text: '', media: 'something new' })).toMatch(/^Iets anders dan tekst/);
  expect(row({ text: '', media: 'reaction', emoji: '\u202e👍' })).toBe('Een reactie: 👍');
  expect(row({ text: 'hello' })).toBeUndefined();
});

it('every word of danger, and a letter', () => {
  const reasons = ['letter', ...content.safety.map(({ id }) => `danger:${id}`)];
  for (const reason of reasons) expect(reasonName(reason)).not.toBe(reason);
  expect(reasonName('of another \u202edesk')).toBe('of another desk');
});
