import type { Option } from '../options.js';
import { flag, text } from '../value-types.js';

/** Where the other options come from, and what to do with them instead of a run. */
export const CONFIG_OPTIONS = [
  {
    name: 'config',
    commands: ['certify', 'replay', 'cleanup'],
    value: text('FILE', 'a file'),
    help: 'read options that are not given elsewhere from this file; sms-conformance.yaml, where there is one',
  },
  {
    name: 'print-config',
    commands: ['certify'],
    value: flag,
    bare: 'true',
    default: 'false',
    help: 'print every option with where it comes from, and send nothing',
  },
  {
    name: 'dry-run',
    commands: ['certify'],
    value: flag,
    bare: 'true',
    default: 'false',
    help: 'print what would be asked and created, and send nothing',
  },
] as const satisfies readonly Option[];
