import { expect, test } from 'vitest';
import { DEFAULT_EDITION } from '../spec/editions.js';
import { commands } from './command.js';
import { COMMANDS, OPTIONS, optionsOf } from './options.js';
import { runCaptured } from './testing/run-captured.js';

test.each([['--help'], ['-h']])('%s shows the commands, the environment and the exit codes', async (flag) => {
  const { code, stdout, stderr } = await runCaptured([flag]);
  expect([code, stderr]).toEqual([0, '']);
  for (const name of COMMANDS)
    expect(stdout).toContain(`\n  ${name.padEnd(12)}  ${commands[name].summary.slice(0, 30)}`);
  expect(stdout).toContain('SMS_AUTH_TOKEN');
  expect(stdout).toContain('\n  130  interrupted');
});

test.each(COMMANDS)('the help of %s shows each of its options and no other', async (command) => {
  const { code, stdout } = await runCaptured([command, '--help']);
  expect(code).toBe(0);
  const shown = [...stdout.matchAll(/^ {2}--([a-z-]+)[ []/gm)].map(([, name]) => name);
  expect(shown).toEqual(optionsOf(command).map(({ name }) => name));
});

test('help fits into 80 columns', async () => {
  for (const argv of [['--help'], ...COMMANDS.map((command) => [command, '--help'])]) {
    const { stdout } = await runCaptured(argv);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
});

test('help lists the names that an option accepts, and its default', async () => {
  const { stdout } = await runCaptured(['requirements', '--help']);
  expect(stdout).toMatch(/manual-38,[^-]*page-2025-06-19-intl/);
  expect(stdout.replace(/\s+/g, ' ')).toContain('text, json (default: text)');
});

test('help wins over whatever else is wrong with the options', async () => {
  expect(await runCaptured(['certify', '--bogus', '--help'])).toMatchObject({ code: 0 });
});

test('the version is the version of the package', async () => {
  expect(await runCaptured(['--version'])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  });
});

test('the default edition is that of the contract', () => {
  const defaults = OPTIONS.flatMap((option) =>
    option.name === 'edition' && 'default' in option ? [option.default] : [],
  );
  expect(defaults).toEqual([DEFAULT_EDITION]);
});
