import { type Look, lookAt } from '../harness/look.js';
import { RESOURCES } from '../harness/resources.js';
import { show, type Trial } from '../harness/trial.js';
import type { CreatedKind } from '../results/created-kind.js';
import { expectAgreement } from './expect-agreement.js';

/** Fields of a record that nothing but a request changes. */
const STEADY = [
  'id',
  'ip',
  'name',
  'os_type',
  'os_version',
  'migration_cycle',
  'add_date',
  'type',
  'create_date',
  'priority',
  'region',
  'flavor',
  'projectid',
  'isdefault',
  'speed_limit',
];

/** Reads a record twice and compares what does not move by itself. */
export async function expectStable(trial: Trial, kind: CreatedKind, id: string): Promise<void> {
  const requirement = `${RESOURCES[kind].show}.reading-changes-nothing`;
  const before = await lookAt(trial, kind, id);
  const after = await lookAt(trial, kind, id);
  const steady = STEADY.flatMap((name) =>
    before.record[name] === undefined ? [] : [[name, before.record[name]]],
  );
  expectAgreement(
    trial,
    requirement,
    Object.fromEntries(steady),
    after,
    steady.map(([name]) => String(name)),
  );
}

export function expectNew(trial: Trial, requirement: string, taken: readonly string[], id: string): void {
  trial.expect(requirement, {
    ok: !taken.includes(id),
    message: `A new object got the identifier ${id}, which another one has or had.`,
    expected: 'an identifier of its own',
    received: id,
  });
}

/** A time within a day of ours, so that neither a skewed clock nor a time zone is taken for seconds. */
export async function expectMilliseconds(
  trial: Trial,
  requirement: string,
  look: Look,
  field: string,
): Promise<void> {
  const time = look.record[field];
  if (typeof time !== 'number') return;
  trial.expect(requirement, {
    ok: Math.abs(time - Date.now()) < 86_400_000,
    message: `${field} of something just created is ${show(time)}; in milliseconds since 1970 it would be near ${Date.now()}.`,
    expected: 'milliseconds since 1970',
    received: time,
    exchange: look.exchange,
  });
}
