// What one road teaches the next: answers, never "I am not sure".
import { expect, it } from 'vitest';
import type { FlowId, NodeId } from '../../src/content/schema/ids.ts';
import { accept, learned } from '../../src/guide/accept.ts';
import { placeIn } from '../../src/guide/place.ts';
import { begin, type Trail } from '../../src/guide/trail.ts';
import { guideOf } from './sample-content.ts';

const flow = (id: string) => ({
  id,
  topic: 'test.flow',
  start: 'status',
  questions: { status: { asks: 'choice', learns: 'status', options: { a: 'end', 'not-sure': 'end' } } },
  outcomes: { end: { computes: [], articles: [], contacts: [], risk: 'normal' } },
});
const guide = guideOf([flow('one'), flow('two')] as never);
const after = (given: string): Trail =>
  accept(guide, begin('one' as FlowId, {}), { node: 'status' as NodeId, given }) as Trail;

it('does not ask again what is known, and says that it was known', () => {
  const place = placeIn(guide, begin('two' as FlowId, learned(guide, after('a'))));
  expect(place).toMatchObject({ kind: 'outcome', why: [{ node: 'status', given: 'a', known: true }] });
});

it('asks again when the person was not sure', () => {
  expect(learned(guide, after('not-sure'))).toEqual({});
  expect(placeIn(guide, begin('two' as FlowId, learned(guide, after('not-sure')))).kind).toBe('question');
});
