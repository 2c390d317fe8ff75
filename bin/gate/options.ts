import { FAIL_ON } from '../../suites/results/gate.js';
import type { Option } from '../options.js';
import { choice, flag, text } from '../value-types.js';

/** When findings fail a run, and which of them are news. */
export const GATE_OPTIONS = [
  {
    name: 'baseline',
    commands: ['certify', 'merge'],
    value: text('FILE', 'a YAML file'),
    help: 'a list of accepted findings, each until a day: only others fail the gate',
  },
  {
    name: 'update-baseline',
    commands: ['certify', 'merge'],
    value: flag,
    bare: 'true',
    help: 'write what was found to the file of --baseline, and take out what was not found any more',
  },
  {
    name: 'fail-on',
    commands: ['certify', 'merge'],
    value: choice('VERDICT', 'verdict', async () => FAIL_ON),
    help: 'exit with 1 for this verdict and worse ones, and for nothing else; by default the verdict of the run decides',
  },
  {
    name: 'compare',
    commands: ['certify', 'merge'],
    value: text('REPORT', 'the report.json of an earlier run'),
    help: 'an earlier report.json: tell what is new, what is fixed and what is still there',
  },
  {
    name: 'since',
    commands: ['certify'],
    value: text('CONTRACT', 'an edition or a file'),
    help: 'only the operations about which the documents promise something else than this edition, or than this file that the command contract printed',
  },
] as const satisfies readonly Option[];
