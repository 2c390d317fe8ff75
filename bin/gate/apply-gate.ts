import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Run } from '../../suites/results/run.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import type { Io } from '../io.js';
import { judge } from './judge.js';
import type { Gate } from './prepare-gate.js';
import { updateBaseline } from './update-baseline.js';

/**
 * Judges a run by the gate, and writes the list of accepted findings when the user asked for it.
 *
 * @param today as `2026-12-31`
 * @throws {EnvironmentUnusable} when the list cannot be written
 */
export async function applyGate(
  run: Run,
  gate: Gate,
  today: string,
  { stderr }: Pick<Io, 'stderr'>,
): Promise<Run> {
  if (gate.earlier && gate.earlier.run.contract.profile !== run.contract.profile) {
    const [before, now] = [gate.earlier.run.contract.profile, run.contract.profile];
    stderr.write(
      `${gate.earlier.file} is of the profile ${before}, this run of ${now}: only what both asked about is compared.\n`,
    );
  }
  if (!gate.update || gate.baseline === null) return { ...run, gate: judge(run, gate, today) };
  const { file } = gate.baseline;
  const { text, added, removed, renewed, accepted } = updateBaseline(gate.baseline, run, today);
  await writeWhole(file, text);
  stderr.write(
    `${file}: ${added.length} added, ${removed.length} removed, ${renewed.length} accepted anew. ` +
      'Give each entry a reason and an owner.\n',
  );
  return { ...run, gate: judge(run, { ...gate, baseline: { file, text, accepted } }, today) };
}

async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new EnvironmentUnusable(`the baseline '${file}' cannot be written: ${code}`);
  }
}
