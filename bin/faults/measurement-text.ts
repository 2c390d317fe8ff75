import { FAULT_KINDS, type FaultKind } from '../../fixtures/faults/fault-kinds.js';
import type { Palette } from '../../reporters/palette.js';
import { SUITES } from '../../suites/covered.js';
import { isCaught, slowestCatch } from './judge-result.js';
import { KNOWN_ESCAPES } from './known-escapes.js';
import type { FaultResult, Measurement } from './measure.js';
import type { Catch } from './try-fault.js';

/** What `faults` prints: the server without faults, the table fault x suite, the kinds, and what escaped. */
export function measurementText({ faultless, results, milliseconds }: Measurement, paints: Palette): string {
  const { tool, contract, run, verdict, summary } = faultless;
  const runs = results.reduce((sum, result) => sum + result.runs.length, 0);
  const sections = [
    [
      `${paints.bold(`${tool.name} ${tool.version}`)}  ${results.length} faults, ${runs} runs`,
      paints.dim(
        `edition ${contract.edition}, seed ${run.seed}, ${(milliseconds / 1000).toFixed(0)} s; ` +
          `without faults: ${verdict}, ${run.requests} requests, ` +
          `${summary.total.fail} failures, ${summary.total.warn} warnings`,
      ),
    ],
    faultTable(results, paints),
    kindTable(results, paints),
    escapes(results),
    notes(results),
    [conclusion(results, paints)],
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

/** One line per fault, with the number of requests under the suite that noticed it. */
function faultTable(results: readonly FaultResult[], paints: Palette): string[] {
  const width = Math.max(...results.map(({ fault }) => fault.name.length), 'fault'.length);
  const header = `${'fault'.padEnd(width)}${SUITES.map((suite) => `  ${suite}`).join('')}  noticed by`;
  return [
    paints.bold(header),
    ...results.map((result) => {
      const found = slowestCatch(result);
      const cells = SUITES.map((suite) =>
        (found?.suite === suite ? String(found.requests) : '').padStart(suite.length + 2),
      );
      const outcome = isCaught(result) ? paints.good : paints.bad;
      return `${result.fault.name.padEnd(width)}${outcome(cells.join(''))}  ${noticedBy(result, found, paints)}`;
    }),
  ];
}

function noticedBy(result: FaultResult, found: Catch | null, { bad, doubtful }: Palette): string {
  const missed = result.runs.filter(({ caught }) => caught === null).map(({ seed }) => seed);
  if (found === null) return bad('nothing');
  const { requirement, verdict, isNamed } = found;
  const unjudged = verdict === 'unproven' || verdict === 'error';
  return [
    requirement,
    unjudged ? doubtful(` (${verdict})`) : '',
    isNamed ? '' : ` instead of ${result.fault.violates}`,
    missed.length > 0 ? bad(`; escaped with seed ${missed.join(', ')}`) : '',
  ].join('');
}

function kindTable(results: readonly FaultResult[], { bold }: Palette): string[] {
  const width = Math.max(...Object.keys(FAULT_KINDS).map((kind) => kind.length));
  const row = (kind: string, own: readonly FaultResult[]) =>
    `${kind.padEnd(width)}${String(own.length).padStart(8)}${String(own.filter(isCaught).length).padStart(8)}`;
  const kinds = (Object.keys(FAULT_KINDS) as FaultKind[])
    .map((kind) => ({ kind, own: results.filter(({ fault }) => fault.kind === kind) }))
    .filter(({ own }) => own.length > 0);
  return [
    bold(`${'kind'.padEnd(width)}  faults  caught`),
    ...kinds.map(({ kind, own }) => row(kind, own)),
    row('total', results),
  ];
}

function escapes(results: readonly FaultResult[]): string[] {
  const escaped = results.filter((result) => !isCaught(result));
  if (escaped.length === 0) return [];
  const lines = escaped.map(({ fault: { name, title, violates } }) => {
    const why = KNOWN_ESCAPES[name] ?? 'not known to escape: a check does no longer do what it did';
    return [`- ${name}: ${title}`, `  names ${violates}; ${why}`];
  });
  return ['Escaped', ...lines.flat()];
}

function notes(results: readonly FaultResult[]): string[] {
  const surprising = results.filter((result) => isCaught(result) && result.fault.name in KNOWN_ESCAPES);
  if (surprising.length === 0) return [];
  return [
    'Noticed, although known to escape (bin/faults/known-escapes.ts can do without them)',
    ...surprising.map(({ fault }) => `- ${fault.name}`),
  ];
}

function conclusion(results: readonly FaultResult[], { bold }: Palette): string {
  const caught = results.filter(isCaught);
  const named = caught.filter(({ runs }) => runs.every((run) => run.caught?.isNamed));
  return bold(
    `Caught: ${caught.length} of ${results.length} faults, ${named.length} of them by the requirement that they name`,
  );
}
