// What holds for any trail and any two versions of the content.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/content/schema/flow.ts';
import type { NodeId } from '../../src/content/schema/ids.ts';
import { accept, back, reask, tidy } from '../../src/guide/accept.ts';
import { fits } from '../../src/guide/fits.ts';
import type { Guide } from '../../src/guide/guide.ts';
import { placeIn } from '../../src/guide/place.ts';
import { begin, type Known, type Trail } from '../../src/guide/trail.ts';
import { anyAnswers, anyFlow, anyGuide, guideOf, road } from './sample-content.ts';

const anyKnown = fc.dictionary(fc.constantFrom('status', 'age'), fc.constantFrom('a', 'b', 'z')) as fc.Arbitrary<Known>;
const anyTrail = fc.record({
  answers: anyAnswers,
  known: anyKnown,
  reask: fc.option(fc.constantFrom('q0', 'q2', 'gone')),
});
const trailFrom = ({ answers, known, reask: again }: { answers: unknown; known: Known; reask: string | null }): Trail =>
  ({ flow: road, known, answers, ...(again ? { reask: again } : {}) }) as Trail;

/** An answer that fits a question, chosen by a number. */
const answerFor = (question: Question, pick: number): string => {
  switch (question.asks) {
    case 'choice': {
      const options = Object.keys(question.options);
      return options[pick % options.length] as string;
    }
    case 'date':
      return '2026-08-01';
    case 'number':
      return String(question.least + (pick % 20));
  }
};

/** Walks forward with the picks until an outcome or the picks end. */
const walk = (guide: Guide, picks: readonly number[], known: Known = {}): Trail[] => {
  const trails = [begin(road, known)];
  for (const pick of picks) {
    const trail = trails.at(-1) as Trail;
    const place = placeIn(guide, trail);
    if (place.kind !== 'question') break;
    const next = accept(guide, trail, { node: place.node, given: answerFor(place.question, pick) });
    expect(next).toBeDefined();
    trails.push(next as Trail);
  }
  return trails;
};

const picks = fc.array(fc.nat(50), { maxLength: 10 });

describe('the guide', () => {
  it('ends any trail in a valid place, whatever the two versions of the content', () => {
    fc.assert(
      fc.property(anyFlow('road'), anyFlow('road'), picks, anyTrail, (before, after, chosen, wild) => {
        const trail = walk(guideOf([before]), chosen).at(-1) as Trail;
        for (const one of [trail, trailFrom(wild)]) {
          const guide = guideOf([after]);
          const place = placeIn(guide, one);
          if (place.kind === 'question') {
            expect(after.questions[place.node]).toBe(place.question);
            expect(place.step.at).toBeGreaterThanOrEqual(1);
            expect(place.step.of).toBeGreaterThanOrEqual(place.step.at);
          } else {
            expect(place.kind).toBe('outcome');
          }
          // The person can always go on from there.
          const tidied = tidy(guide, one);
          expect(placeIn(guide, { ...tidied, answers: tidied.answers })).toMatchObject({ dropped: [] });
        }
        expect(placeIn(guideOf([]), trail).kind).toBe('gone');
      }),
      { numRuns: 500 },
    );
  });

  it('has no endless road: every walk ends within the number of questions', () => {
    fc.assert(
      fc.property(anyGuide, fc.array(fc.nat(50), { minLength: 8, maxLength: 8 }), anyKnown, (guide, chosen, known) => {
        const last = walk(guide, chosen, known).at(-1) as Trail;
        expect(placeIn(guide, last).kind).toBe('outcome');
      }),
    );
  });

  it('goes back to where it was: back is the inverse of an answer', () => {
    fc.assert(
      fc.property(anyGuide, picks, anyKnown, (guide, chosen, known) => {
        const trails = walk(guide, chosen, known);
        for (let at = 1; at < trails.length; at++) {
          const [before, after] = [trails[at - 1] as Trail, trails[at] as Trail];
          expect(placeIn(guide, back(guide, after) as Trail)).toEqual(placeIn(guide, before));
        }
        expect(back(guide, trails[0] as Trail)).toBeUndefined();
      }),
    );
  });

  it('never lets "about so many questions" grow on the way', () => {
    fc.assert(
      fc.property(anyGuide, picks, anyKnown, (guide, chosen, known) => {
        const steps = walk(guide, chosen, known).flatMap((trail) => {
          const place = placeIn(guide, trail);
          return place.kind === 'question' ? [place.step] : [];
        });
        steps.slice(1).forEach((step, index) => {
          expect(step.of).toBeLessThanOrEqual(steps[index]?.of as number);
          expect(step.at).toBe((steps[index]?.at as number) + 1);
        });
      }),
    );
  });

  it('changes one answer and keeps those after it that still fit', () => {
    fc.assert(
      fc.property(anyGuide, picks, fc.nat(6), fc.nat(50), (guide, chosen, which, pick) => {
        const last = walk(guide, chosen).at(-1) as Trail;
        const changed = last.answers[which % Math.max(1, last.answers.length)];
        if (!changed) return;
        const question = guide.content.flows[road]?.questions[changed.node] as Question;
        const asking = reask(guide, last, changed.node) as Trail;
        expect(placeIn(guide, asking)).toMatchObject({ kind: 'question', node: changed.node, dropped: [] });
        expect(back(guide, asking)).toEqual(last);
        const after = accept(guide, asking, { node: changed.node, given: answerFor(question, pick) }) as Trail;
        expect(after.reask).toBeUndefined();
        expect(placeIn(guide, after)).toMatchObject({ dropped: [] });
        for (const { node, given } of after.answers) {
          if (node !== changed.node) expect(last.answers).toContainEqual({ node, given });
          expect(fits(guide.content.flows[road]?.questions[node] as Question, given)).toBe(true);
        }
        // The same answer again changes nothing.
        expect(accept(guide, asking, changed)).toEqual(last);
      }),
    );
  });

  it('lets go of exactly the answers the road no longer passes', () => {
    fc.assert(
      fc.property(anyGuide, anyTrail, (guide, wild) => {
        const { reask: _, ...trail } = trailFrom(wild);
        const place = placeIn(guide, trail);
        if (place.kind === 'gone') throw new Error('the flow is there');
        const asked = place.why.filter(({ known }) => !known);
        const onRoad = (node: string) => asked.some((walked) => walked.node === node);
        expect(place.dropped).toEqual(trail.answers.filter(({ node }) => !onRoad(node)));
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses an answer to a question that is not on the road, or that does not fit', () => {
    fc.assert(
      fc.property(anyGuide, picks, anyAnswers, (guide, chosen, wild) => {
        const trail = walk(guide, chosen).at(-1) as Trail;
        const place = placeIn(guide, trail);
        for (const answer of wild) {
          const node = answer.node as NodeId;
          const next = accept(guide, trail, { node, given: answer.given });
          const onRoad = place.kind !== 'gone' && (place.node === node || place.why.some((one) => one.node === node));
          const question = guide.content.flows[road]?.questions[node];
          expect(next !== undefined).toBe(Boolean(onRoad && question && fits(question, answer.given)));
        }
      }),
    );
  });
});
