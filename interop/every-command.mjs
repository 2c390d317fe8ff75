/**
 * Runs every command of an installed package as somebody who may only read it: without privileges where the system lets
 * us drop them, with the package and the working directory read-only. Prints a line per command, and exits with 1 when
 * one does not do what it should.
 *
 * Usage: node every-command.mjs DIRECTORY, in whose node_modules the package is installed.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const installed = resolve(process.argv[2] ?? '.');
const program = join(installed, 'node_modules/sms-conformance/dist/bin/sms-conformance.js');

/** Nobody, where we are somebody who can become nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
if (nobody.uid === undefined) console.log('The privileges cannot be dropped: the commands run as this user.');

const scratch = mkdtempSync(join(tmpdir(), 'every-command-'));
chmodSync(scratch, 0o755);
const [elsewhere, work] = ['elsewhere', 'work'].map((name) => join(scratch, name));
mkdirSync(elsewhere, { mode: 0o555 });
mkdirSync(work);
if (nobody.uid !== undefined) chownSync(work, nobody.uid, nobody.gid);
const at = (name) => join(work, name);

/** Takes the right to write from a directory and everything in it. */
function makeReadOnly(path) {
  const stat = statSync(path);
  if (stat.isDirectory()) for (const name of readdirSync(path)) makeReadOnly(join(path, name));
  chmodSync(path, (stat.mode | 0o444 | (stat.isDirectory() ? 0o111 : 0)) & ~0o222);
}

const { PATH } = process.env;

function start(argv, env) {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: elsewhere,
    env: { PATH, HOME: '/nonexistent', ...env },
    ...nobody,
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (text) => {
      said[name] += text;
    });
  return { child, said, ended: once(child, 'close') };
}

let wrong = 0;

/** Runs a command to its end; `expected` is its exit code and something that it prints. */
async function run(argv, [code, text = ''], env = {}) {
  const { said, ended } = start(argv, env);
  const [exit] = await ended;
  const isRight = exit === code && (said.stdout + said.stderr).includes(text);
  console.log(`${isRight ? 'ok    ' : 'WRONG '} sms-conformance ${argv.join(' ')}`);
  if (!isRight) {
    wrong += 1;
    console.log(
      `expected exit code ${code} and '${text}', received ${exit}\n${said.stderr}${said.stdout.slice(-2000)}`,
    );
  }
  return said.stdout;
}

/** Calls with the address of a reference server of the package, and the environment that opens it. */
async function withServer(argv, use) {
  const SMS_AUTH_TOKEN = 'only-for-this-run';
  const { child, said, ended } = start(['serve', '--token', SMS_AUTH_TOKEN, ...argv], {});
  while (!said.stdout.includes('\n'))
    await Promise.race([
      once(child.stdout, 'data'),
      ended.then(() => {
        throw new Error(`serve ended: ${said.stderr}`);
      }),
    ]);
  const [url = ''] = /http:\S+/.exec(said.stdout) ?? [];
  await use(url, { SMS_AUTH_TOKEN });
  child.kill('SIGTERM');
  const [exit] = await ended;
  console.log(`${exit === 0 ? 'ok    ' : 'WRONG '} sms-conformance serve ${argv.join(' ')}`);
  if (exit !== 0) wrong += 1;
}

const SMALL = ['--suite', 'rejections', '--operation', 'UpdateServerName', '--seed', '1'];

async function everyCommand() {
  await run(
    ['--version'],
    [
      0,
      JSON.parse(readFileSync(join(installed, 'node_modules/sms-conformance/package.json'), 'utf8')).version,
    ],
  );
  const help = await run(['--help'], [0, 'certify']);
  await run(['contract', '--format', 'json', '--profile', 'core'], [0, '"openapi"']);
  await run(['requirements', '--profile', 'agent'], [0, 'ShowCommand']);
  await run(['faults', 'stop-does-not-stop'], [0, 'stop-does-not-stop']);
  await run(['certify', ...SMALL], [3, 'cannot be written']);
  await run(['certify', ...SMALL, '--lang', 'zh', '--report', at('embedded')], [0, '符合']);
  await run(['drift', '--report', join(at('embedded'), 'report.json')], [1, 'differ']);
  for (const part of [1, 2])
    await run(['certify', ...SMALL, '--shard', `${part}/2`, '--report', at(`part${part}`)], [0]);
  await run(['merge', at('part1'), at('part2'), '--report', at('merged')], [0, 'Verdict: conformant']);
  await withServer([], async (url, env) => {
    await run(
      ['certify', '--endpoint', url, ...SMALL, '--report', at('real')],
      [0, 'Verdict: conformant'],
      env,
    );
    await run(['cleanup', '--endpoint', url, '--report', at('real')], [0], env);
  });
  await withServer(['--fault', 'copystate-matrix-ignored'], async (url, env) => {
    const asked = ['--suite', 'rejections', '--operation', 'UpdateCopyState', '--seed', '1'];
    const baseline = ['--baseline', at('baseline.yaml')];
    await run(['certify', '--endpoint', url, ...asked, '--report', at('faulty')], [1, 'SMS.7728'], env);
    await run(['replay', at('faulty'), 'SMS.7728', '--report', at('replayed')], [1, 'Same'], env);
    await run(
      ['certify', '--endpoint', url, ...asked, ...baseline, '--update-baseline', '--report', at('gated')],
      [0],
      env,
    );
  });
  if (/^ +verify\b/m.test(help)) await run(['verify', at('embedded')], [0]);
}

try {
  makeReadOnly(join(installed, 'node_modules'));
  await everyCommand();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
