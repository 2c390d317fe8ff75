import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runOf } from './testing/sample-run.js';
import { prepareReportDirectory, writeReports } from './write-reports.js';

const FILES = ['report.json', 'report.html', 'junit.xml', 'report.sarif', 'summary.md', 'badge.svg'];

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reports-'));
});

afterEach(() => rm(directory, { recursive: true }));

test('a directory that does not exist is created, and nothing but the reports is in it', async () => {
  const target = join(directory, 'a', 'b');
  await prepareReportDirectory(target);
  expect(await writeReports(target, runOf())).toEqual(FILES);
  expect((await readdir(target)).sort()).toEqual([...FILES].sort());
});

test('the reports of an earlier run are gone before the next one begins', async () => {
  await writeFile(join(directory, 'report.json'), 'old');
  await writeFile(join(directory, 'notes.txt'), 'mine');
  await prepareReportDirectory(directory);
  expect(await readdir(directory)).toEqual(['notes.txt']);
});

test('a report replaces the one before', async () => {
  await writeReports(directory, runOf([]));
  await writeReports(directory, runOf());
  expect(JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')).requirements).toHaveLength(1);
});

test('a file in the place of the directory is one clear error', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  await expect(prepareReportDirectory(file)).rejects.toThrow(
    `The report directory '${file}' cannot be written: a file of this name exists (EEXIST).`,
  );
});

test('a file on the way to the directory is one clear error', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  await expect(writeReports(join(file, 'below'), runOf())).rejects.toThrow('a part of the path is a file');
});

test('a failed write leaves no temporary file behind', async () => {
  await mkdir(join(directory, 'report.json'));
  await expect(writeReports(directory, runOf())).rejects.toThrow('cannot be written');
  expect(await readdir(directory)).toEqual(['report.json']);
});
