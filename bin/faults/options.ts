import type { Option } from '../options.js';
import { choice, integer, text } from '../value-types.js';

/** Which faults are tried, and how it is told. */
export const FAULTS_OPTIONS = [
  {
    name: 'only',
    commands: ['faults'],
    value: text('NAME', 'the name of a fault'),
    multiple: true,
    help: 'only this fault; the server without faults is then asked about what these faults are about',
  },
  {
    name: 'repeat',
    commands: ['faults'],
    value: integer('N', 1, 100),
    default: '1',
    help: 'try every fault so often, each time with the next seed; it has to be noticed every time',
  },
  {
    name: 'format',
    commands: ['faults'],
    value: choice('FORMAT', 'format', async () => ['text', 'json'] as const),
    default: 'text',
    help: 'how the result is written',
  },
] as const satisfies readonly Option[];
