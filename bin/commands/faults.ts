import { randomInt } from 'node:crypto';
import { FAULTS } from '../../fixtures/faults/catalogue.js';
import { palette } from '../../reporters/palette.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { isCaught } from '../faults/judge-result.js';
import { type Measurement, measure } from '../faults/measure.js';
import { measurementJson } from '../faults/measurement-json.js';
import { measurementText } from '../faults/measurement-text.js';
import { isColored } from '../is-colored.js';
import { LARGEST_SEED } from '../options.js';
import { ProgressLine } from '../progress-line.js';
import { unknownName } from '../unknown-name.js';

/** Certifies the reference server without faults and with each, and prints which suite noticed which fault. */
export const faults: Command<'faults'> = async ({ only: named, seed, repeat, format }, io, others) => {
  // A list of names may follow one --only as well as none.
  const only = [...named, ...others];
  checkNames(only);
  const first = seed ?? randomInt(LARGEST_SEED);
  const progress = new ProgressLine(io, 'caught');
  const measured = await measure({
    faults: FAULTS.filter(({ name }) => only.length === 0 || only.includes(name)),
    seeds: Array.from({ length: repeat }, (_, index) => (first + index) % (LARGEST_SEED + 1)),
    whole: only.length === 0,
    signal: io.signal,
    onProgress: (state) => progress.show(state),
  });
  progress.clear();
  io.stdout.write(
    format === 'json' ? measurementJson(measured) : measurementText(measured, palette(isColored(io))),
  );
  return io.signal.aborted ? EXIT.interrupted : exitCode(measured);
};

function checkNames(only: readonly string[]): void {
  const names = FAULTS.map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw unknownName('fault', unknown, names);
}

/** A correct server has to pass without a warning, and every other one has to be noticed. */
function exitCode({ faultless, results }: Measurement): number {
  const { fail, warn } = faultless.summary.total;
  return fail + warn === 0 && results.every(isCaught) ? EXIT.conformant : EXIT['non-conformant'];
}
