import type { Option } from '../options.js';
import { choice, text } from '../value-types.js';

const edition = choice('EDITION', 'edition', async () => (await import('../../spec/editions.js')).EDITIONS);

/** Who vouches for a certificate, and how it is checked. */
export const CERTIFICATE_OPTIONS = [
  {
    name: 'sign',
    commands: ['certify', 'merge'],
    value: text('KEY', 'a file'),
    help: 'sign certificate.json with this private Ed25519 key, PKCS#8 in PEM',
  },
  {
    name: 'key',
    commands: ['verify'],
    value: text('FILE', 'a file'),
    help: 'the public key in PEM that the certificate has to be signed with',
  },
  {
    name: 'edition',
    commands: ['verify'],
    value: edition,
    help: 'judge the transcript by these documents instead; by default by those of the run',
  },
  {
    name: 'format',
    commands: ['verify'],
    value: choice('FORMAT', 'format', async () => ['text', 'json'] as const),
    default: 'text',
    help: 'how the result is written',
  },
] as const satisfies readonly Option[];
