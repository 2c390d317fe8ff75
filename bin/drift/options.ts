import { DRIFT_FORMATS, FAIL_ON } from '../../spec/drift/report/formats.js';
import type { Option } from '../options.js';
import { choice, flag, text } from '../value-types.js';

/** What is compared with what, and how it is told. */
export const DRIFT_OPTIONS = [
  {
    name: 'against',
    commands: ['drift'],
    value: text('contract|DOCUMENT', 'contract or a document'),
    default: 'contract',
    help: 'what the documents are compared with: the contract of the edition, an earlier document, or an OpenAPI document',
  },
  {
    name: 'lint',
    commands: ['drift'],
    value: flag,
    bare: 'true',
    help: 'tell where the documents contradict themselves, instead of comparing them',
  },
  {
    name: 'overlay',
    commands: ['drift'],
    value: text('FILE', 'a file'),
    help: 'write an OpenAPI Overlay here that turns the contract into what the documents say',
  },
  {
    name: 'openapi',
    commands: ['drift'],
    value: text('FILE', 'an OpenAPI document'),
    multiple: true,
    help: 'put this OpenAPI document beside the contract',
  },
  {
    name: 'transcript',
    commands: ['drift'],
    value: text('FILE', 'a transcript.jsonl'),
    multiple: true,
    help: 'put what servers sent in this run beside the contract',
  },
  {
    name: 'report',
    commands: ['drift'],
    value: text('FILE', 'a report.json'),
    multiple: true,
    help: 'put how a server behaved in this run beside the contract',
  },
  {
    name: 'fail-on',
    commands: ['drift'],
    value: choice('LEVEL', 'level', async () => FAIL_ON),
    default: 'note',
    help: 'exit with 1 when a difference has this level or a worse one',
  },
  {
    name: 'format',
    commands: ['drift'],
    value: choice('FORMAT', 'format', async () => DRIFT_FORMATS),
    default: 'text',
    help: 'how the differences are written',
  },
] as const satisfies readonly Option[];
