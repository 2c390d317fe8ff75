import fs, { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { contextFor, temporaryFolder } from '../testing/context-for.js';
import { json, localServer } from '../testing/local-server.js';
import { LEDGER_FILE, Ledger } from './ledger.js';
import type { LedgerEntry } from './ledger-entry.js';
import { LedgerUnwritable } from './ledger-unwritable.js';
import { Trial } from './trial.js';

const disk = vi.hoisted(() => ({ flushes: 0, full: false, half: false }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const noSpace = () =>
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const writeSync = (file: number, bytes: Buffer) => {
    if (disk.half) return real.writeSync(file, bytes.subarray(0, 10));
    if (disk.full) throw noSpace();
    return real.writeSync(file, bytes);
  };
  const fdatasync = (file: number, done: (error: Error | null) => void) => {
    disk.flushes += 1;
    real.fdatasync(file, done);
  };
  return { ...real, default: { ...real, writeSync, fdatasync }, writeSync, fdatasync };
});

afterEach(() => Object.assign(disk, { flushes: 0, full: false, half: false }));

const create = (name: string, entry = 1): LedgerEntry => ({ event: 'create', entry, kind: 'task', name });

const linesOf = (folder: string) => readFileSync(join(folder, LEDGER_FILE), 'utf8').trimEnd().split('\n');

const entriesOf = (folder: string) => linesOf(folder).map((line) => JSON.parse(line));

test('an entry is handed over at once, with its time and its run', () => {
  const folder = join(temporaryFolder(), 'new');
  const ledger = new Ledger(folder, 'abc123');
  ledger.write(create('a'));
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(entriesOf(folder)).toEqual([
    { at, run: 'abc123', event: 'create', entry: 1, kind: 'task', name: 'a' },
  ]);
  ledger.close();
});

test('a run says at its beginning who it is and what it is about', () => {
  const folder = temporaryFolder();
  const ledger = new Ledger(folder, 'abc123');
  ledger.begin('https://sms.example.com', false);
  expect(entriesOf(folder)[0]).toMatchObject({
    event: 'run',
    endpoint: 'https://sms.example.com',
    process: process.pid,
  });
  ledger.close();
});

test('what an earlier run wrote stays', () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b']) {
    const ledger = new Ledger(folder);
    ledger.write(create(name));
    ledger.close();
  }
  expect(entriesOf(folder).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a line that an earlier run could not finish swallows no entry', () => {
  const folder = temporaryFolder();
  appendFileSync(join(folder, LEDGER_FILE), '{"event":"create","na');
  const ledger = new Ledger(folder);
  ledger.write(create('a'));
  ledger.write(create('b'));
  expect(linesOf(folder)).toHaveLength(3);
  expect(
    linesOf(folder)
      .slice(1)
      .map((line) => JSON.parse(line).name),
  ).toEqual(['a', 'b']);
  ledger.close();
});

test('who waits for what is on the disk already does not wait for the disk', async () => {
  const ledger = new Ledger(temporaryFolder());
  ledger.write(create('a'));
  await ledger.flushed();
  await ledger.flushed();
  expect(disk.flushes).toBe(1);
  ledger.close();
});

test('what an embedded server holds ends with the process: nobody waits for the disk', async () => {
  const ledger = new Ledger(temporaryFolder());
  ledger.begin('http://127.0.0.1:1', true);
  ledger.write(create('a'));
  await ledger.flushed();
  expect(disk.flushes).toBe(0);
  ledger.close();
});

test('what became of an object is not waited for, and is on the disk with the next flush', async () => {
  const ledger = new Ledger(temporaryFolder());
  ledger.write({ event: 'create', entry: 1, kind: 'source', name: 'a' });
  await ledger.flushed();
  ledger.write({ event: 'created', entry: 1, kind: 'source', name: 'a', id: 'x' });
  ledger.write({ event: 'removed', entry: 1, kind: 'source', name: 'a', id: 'x' });
  await ledger.flushed();
  expect(disk.flushes).toBe(1);
  ledger.write({ event: 'create', entry: 2, kind: 'source', name: 'b' });
  await ledger.flushed();
  expect(disk.flushes).toBe(2);
  ledger.close();
});

test('those who wait at the same time share a flush, and nobody is let go before a flush of its own entry', async () => {
  const ledger = new Ledger(temporaryFolder());
  const begun: number[] = [];
  const ended: number[] = [];
  await Promise.all(
    Array.from({ length: 100 }, async (_, number) => {
      ledger.write(create(`n-${number}`, number));
      begun[number] = disk.flushes;
      await ledger.flushed();
      ended[number] = disk.flushes;
    }),
  );
  expect(disk.flushes).toBeLessThanOrEqual(2);
  for (const number of begun.keys()) expect(ended[number]).toBeGreaterThan(begun[number] ?? 0);
  ledger.close();
});

test('the name of what is created is on the disk before the request arrives', async () => {
  const seen: unknown[] = [];
  const { url } = await localServer(({ body }, response) => {
    const { name } = JSON.parse(body);
    seen.push([
      name,
      disk.flushes,
      entriesOf(context.folder).map(({ event, name: noted }) => [event, noted]),
    ]);
    json(response, 200, '{"id":"s-1"}');
  });
  const context = contextFor(url);
  const { name } = await context.world.source(new Trial(context, 'test'));
  expect(seen).toEqual([[name, 1, [['create', name]]]]);
  expect(entriesOf(context.folder).at(-1)).toMatchObject({ event: 'created', name, id: 's-1' });
});

test.each(['full', 'half'] as const)(
  'on a disk that is %s nothing is created, and it is said why and what to do',
  async (state) => {
    const { url, arrived } = await localServer((_, response) => json(response, 200, '{"id":"s-1"}'));
    const failures: LedgerUnwritable[] = [];
    const folder = temporaryFolder();
    const ledger = new Ledger(folder, '', (failure) => failures.push(failure));
    const context = contextFor(url, { ledger });
    disk[state] = true;
    await expect(context.world.source(new Trial(context, 'test'))).rejects.toThrow(LedgerUnwritable);
    await expect(context.world.source(new Trial(context, 'test'))).rejects.toThrow('ENOSPC');
    expect(arrived).toEqual([]);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.message).toContain('--report');
    disk[state] = false;
    ledger.write({ event: 'end' });
    expect(linesOf(folder).at(-1)).toContain('"event":"end"');
    ledger.close();
  },
);

test('a directory that cannot be had is told as well', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, LEDGER_FILE));
  expect(() => new Ledger(folder)).toThrow(LedgerUnwritable);
  expect(fs.existsSync(folder)).toBe(true);
});
