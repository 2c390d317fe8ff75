import { describe, expect, test } from 'vitest';
import type { Requirement } from '../../spec/requirement.js';
import { Recorder } from '../harness/recorder.js';
import { requirement } from '../testing/context-for.js';
import { mergeRequirement } from './merge-requirement.js';
import type { RequirementResult } from './run.js';
import { leaveToOthers, partOf } from './shard.js';

type Finding = (recorder: Recorder) => void;

const deviation = { message: 'no', expected: 1, received: 2, exchange: undefined, steps: [], label: 'case' };
const pass: Finding = (recorder) => recorder.pass('a', 'read so');
const deviate: Finding = (recorder) => recorder.deviate('a', deviation);
const deviateOtherwise: Finding = (recorder) => recorder.deviate('a', { ...deviation, message: 'another' });
const error: Finding = (recorder) => recorder.error('a', deviation);
const unproven: Finding = (recorder) => recorder.unproven('a', 'there was no task');
const leftOut: Finding = (recorder) => recorder.leaveOut('a', 'the scope leaves it out');

const FINDINGS = { pass, deviate, deviateOtherwise, error, unproven, leftOut };

function resultOf(of: Requirement, findings: readonly Finding[]): RequirementResult {
  const recorder = new Recorder([of], () => '');
  for (const find of findings) find(recorder);
  const [result] = recorder.results();
  if (!result) throw new Error('There is no result.');
  return result;
}

const LEVELS = ['must', 'should', 'may'] as const;
const KINDS = ['request', 'response', 'rule', 'example', 'transition'] as const;
const names = Object.keys(FINDINGS) as (keyof typeof FINDINGS)[];
/** Every set of findings. */
const SETS = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_, at) => (bits >> at) & 1),
);

describe('two shards conclude what one run of all their checks concludes', () => {
  test.each(LEVELS.flatMap((level) => KINDS.map((kind) => [level, kind] as const)))(
    'of a %s about a %s',
    (level, kind) => {
      const of = requirement('a', level, { kind });
      for (const here of SETS) {
        for (const there of SETS) {
          const parts = [here, there].map(
            (set) =>
              leaveToOthers([
                resultOf(
                  of,
                  set.map((name) => FINDINGS[name]),
                ),
              ])[0],
          );
          const [one, other] = parts;
          if (!one || !other) throw new Error('A shard has no result.');
          const whole = resultOf(
            of,
            [...here, ...there].map((name) => FINDINGS[name]),
          );
          expect(mergeRequirement([one, other]), `${here} and ${there}`).toEqual(whole);
        }
      }
    },
  );
});

test('the parts of a list are the list, each member once, whatever their number', () => {
  const all = Array.from({ length: 11 }, (_, index) => index);
  for (const count of [1, 2, 3, 11, 20]) {
    const parts = Array.from({ length: count }, (_, index) => partOf(all, { index: index + 1, count }));
    expect(parts.flat().sort((a, b) => a - b)).toEqual(all);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(Math.ceil(11 / count));
  }
});
