import type { Run } from '../../suites/results/run.js';
import type { Change } from './verification.js';

/** The requirements of which two judgements of one transcript say something else. */
export function changesBetween(before: Run, after: Run): Change[] {
  const were = new Map(before.requirements.map((requirement) => [requirement.id, requirement]));
  const are = new Map(after.requirements.map((requirement) => [requirement.id, requirement]));
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((id) => {
    const [was, is] = [were.get(id)?.verdict ?? null, are.get(id)?.verdict ?? null];
    return was === is ? [] : [{ id, was, is, reason: are.get(id)?.reason ?? null }];
  });
}
