import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from '../fixtures/faults/catalogue.js';
import { startServer } from '../fixtures/server/server.js';
import { annotations } from '../reporters/annotations.js';
import { consoleReporter } from '../reporters/console.js';
import { html } from '../reporters/html.js';
import { inLanguage } from '../reporters/in-language.js';
import { json } from '../reporters/json.js';
import { junitIn } from '../reporters/junit.js';
import { markdown } from '../reporters/markdown.js';
import { printable } from '../reporters/printable.js';
import { sarifIn } from '../reporters/sarif.js';
import { certify } from '../suites/certify.js';
import { SUITES } from '../suites/covered.js';
import type { Run } from '../suites/results/run.js';
import { embeddedCallers } from './embedded-callers.js';

/** The operations that the faults are about, few enough for a test. */
const OPERATIONS = [
  'ShowTask',
  'CreateTemplate',
  'UpdateCopyState',
  'DeleteServer',
  'UpdateTaskStatus',
  'ListServers',
];

/** Certifies one server with every fault of these operations that leaves the server usable. */
async function faultyRun(): Promise<Run> {
  const faults = FAULTS.filter(
    ({ operation, kind }) => OPERATIONS.includes(operation) && kind !== 'connection',
  ).map(({ name }) => name);
  expect(faults.length).toBeGreaterThan(30);
  const server = await startServer({ edition: 'latest', faults });
  const { credentials, others } = embeddedCallers(server);
  try {
    return await certify({
      endpoint: server.url,
      embedded: true,
      credentials,
      others,
      edition: 'latest',
      suites: [...SUITES],
      operations: OPERATIONS,
      seed: 1,
      runs: 2,
      settle: 100,
      budget: 4000,
      scope: 'own-resources',
      timeout: 5000,
      concurrency: 4,
      disposable: true,
      reportDirectory: await mkdtemp(join(tmpdir(), 'chinese-')),
      signal: new AbortController().signal,
    });
  } finally {
    await server.close();
  }
}

/** Whether a text is Chinese, apart from names and values. */
const isChinese = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) && !/\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/.test(withoutValues(text));

const withoutValues = (text: string) => text.replace(/“.*”|".*"|\{.*\}|\[.*\]/gs, '');

describe('what is found at a server with many faults', () => {
  let run: Run;
  let told: Run;

  beforeAll(async () => {
    run = await faultyRun();
    told = inLanguage(run, 'zh');
  }, 120_000);

  test('is a lot, and of many kinds', () => {
    expect(run.failures.length).toBeGreaterThan(50);
    expect(new Set(run.failures.map(({ message }) => message.replace(/\W.*/s, ''))).size).toBeGreaterThan(5);
    expect(run.requirements.filter(({ reason }) => reason !== null).length).toBeGreaterThan(100);
  });

  test('has a Chinese sentence each, in which only names and values are not Chinese', () => {
    const texts = [
      ...told.failures.map(({ message }) => message),
      ...told.requirements.flatMap(({ reason }) => reason ?? []),
      ...told.reasons,
    ];
    expect(texts.filter((text) => !isChinese(text))).toEqual([]);
  });

  test('is the sentence of its own words nearly always, and else that of the requirement', () => {
    const general = told.failures.filter(({ message }) => message.startsWith('不符合“'));
    expect(general.length).toBeLessThan(told.failures.length / 20);
  });

  test('is in every report for people, and in English in the record', async () => {
    const { message } = told.failures[0] ?? { message: '' };
    const [english] = run.failures;
    const start = printable(message).slice(0, 12);
    for (const report of [
      consoleReporter({ color: false, report: null, language: 'zh' })(told),
      await html('zh')(told),
      junitIn('zh')(told),
      sarifIn('zh')(told),
      markdown('zh')(told).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
      annotations('zh')(told),
    ]) {
      expect(report.replaceAll('\n', '')).toContain(start);
      expect(report).not.toContain('documented is');
    }
    expect(json(run)).toContain(JSON.stringify(english?.message).slice(0, 30));
  });
});
