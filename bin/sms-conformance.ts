#!/usr/bin/env node
import { Redactor } from '../suites/harness/redactor.js';
import { EXIT } from './exit-code.js';
import { explainError } from './explain-error.js';
import { interruption } from './interruption.js';
import type { LastWords } from './last-words.js';
import { redactedOutput } from './redacted-output.js';
import { run } from './run.js';
import { survivesClosing } from './survives-closing.js';

const { argv, env, stdout, stderr } = process;
survivesClosing(stderr, () => process.exit(EXIT.unusable));
survivesClosing(stdout, ({ message }) => {
  stderr.write(`sms-conformance: the output cannot be written: ${message}\n`);
  process.exit(EXIT.unusable);
});
const redactor = new Redactor();
const lastWords: LastWords = {};
const leave = (code: number) => {
  redactedOutput(stderr, redactor).write(lastWords.say?.() ?? '');
  process.exit(code);
};
process.on('uncaughtException', (error) => leave(explainError(error, redactedOutput(stderr, redactor))));
const signal = interruption(process, () => leave(EXIT.interrupted));
process.exitCode = await run(argv.slice(2), stdout, stderr, env, signal, redactor, lastWords);
