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
process.on('uncaughtException', (error) =>
  process.exit(explainError(error, redactedOutput(stderr, redactor))),
);
const lastWords: LastWords = {};
const signal = interruption(process, () => {
  redactedOutput(stderr, redactor).write(lastWords.say?.() ?? '');
  process.exit(EXIT.interrupted);
});
process.exitCode = await run(argv.slice(2), stdout, stderr, env, signal, redactor, lastWords);
