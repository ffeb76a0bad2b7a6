// Nothing a volunteer reads is an id of ours: every topic and every reason has a Dutch name.
import { expect, it } from 'vitest';
import { reasonName, topicName } from '../../src/console/shown.ts';
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

it('every word of danger, and a letter', () => {
  const reasons = ['letter', ...content.safety.map(({ id }) => `danger:${id}`)];
  for (const reason of reasons) expect(reasonName(reason)).not.toBe(reason);
  expect(reasonName('of another \u202edesk')).toBe('of another desk');
});
