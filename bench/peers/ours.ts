import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../suites/results/run.js';
import { runProgram } from '../program.js';
import type { Peer, Prepared } from './peer.js';

/** The verdicts that a user is told about as findings. */
const FINDINGS = ['fail', 'warn', 'error'];

/** This project, as a user runs it. */
export const ours: Peer = {
  name: 'sms-conformance',
  title: 'sms-conformance',
  manner:
    '`certify --scope account-wide` with default settings; findings are what is `fail`, `warn` or `error`',
  async prepare({ folder }): Promise<Prepared> {
    return {
      async examine({ url, env }) {
        const report = join(folder, 'report');
        rmSync(report, { recursive: true, force: true });
        const argv = [
          'certify',
          '--endpoint',
          url,
          '--scope',
          'account-wide',
          '--seed',
          '1',
          '--report',
          report,
        ];
        const { stdout } = await runProgram(argv, env);
        try {
          const { requirements }: Run = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
          return requirements
            .filter(({ verdict }) => FINDINGS.includes(verdict))
            .map(({ id, verdict }) => `${id}: ${verdict}`);
        } catch (error) {
          throw new Error(`certify wrote no report:\n${stdout.slice(-2000)}`, { cause: error });
        }
      },
    };
  },
};
