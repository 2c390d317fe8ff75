import type { Option } from '../options.js';
import { integer, text } from '../value-types.js';

/** How servers on other machines are reached. */
export const NETWORK_OPTIONS = [
  {
    name: 'rate',
    commands: ['certify', 'replay', 'cleanup'],
    value: integer('N', 1, 100_000),
    help: 'how many requests may be sent in a second; no limit by default',
  },
  {
    name: 'ca',
    commands: ['certify', 'replay', 'cleanup'],
    value: text('FILE', 'a file of PEM certificates'),
    multiple: true,
    help: 'trust the certificate authorities in this file besides the well-known ones',
  },
  {
    name: 'cert',
    commands: ['certify', 'replay', 'cleanup'],
    value: text('FILE', 'a file of PEM certificates'),
    help: 'the client certificate',
  },
  {
    name: 'key',
    commands: ['certify', 'replay', 'cleanup'],
    value: text('FILE', 'a file with a PEM private key'),
    help: 'the private key of the client certificate; its passphrase in SMS_KEY_PASSPHRASE',
  },
] as const satisfies readonly Option[];
