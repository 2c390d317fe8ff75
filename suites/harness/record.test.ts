import { expect, test } from 'vitest';
import type { JsonObject } from '../../spec/exact-json.js';
import { contextFor, requirement } from '../testing/context-for.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { smallServer } from '../testing/small-server.js';
import { Patience } from './patience.js';
import { differing, expectListedAlike, expectOnlyChanged, steadyPart } from './record.js';
import { Recorder } from './recorder.js';
import { Trial } from './trial.js';

/** A trial of some requirements on a server that shows a source in its list and on its own. */
async function trialAt(shown: { record?: JsonObject; list?: JsonObject[] } = {}) {
  const { record = {}, list = [] } = shown;
  const { url, arrived } = await smallServer({
    instead: (request) =>
      request === 'GET /v3/sources'
        ? [200, JSON.stringify({ count: list.length, source_servers: list })]
        : [200, JSON.stringify(record)],
  });
  const ids = ['A', 'ListServers.listing', 'ListServers.complete'];
  const recorder = new Recorder(
    ids.map((id) => requirement(id)),
    () => '',
  );
  const patience = new Patience(0);
  const trial = new Trial(contextFor(url, { recorder, patience }), 'a case');
  const verdicts = () => recorder.results().map(({ id, verdict }) => [id, verdict]);
  return { trial, arrived, verdicts, failures: () => recorder.failures };
}

test('records differ in the fields that are not the same; what is not there is like null', () => {
  const one = { id: 1, name: 'a', disks: [{ size: 1 }], gone: null };
  expect(differing(one, { id: 1n, name: 'b', disks: [{ size: 2 }], added: null })).toEqual(['name', 'disks']);
});

test('the steady part of a source has the documented fields that do not move by themselves', async () => {
  const { trial } = await trialAt();
  const record = { id: 'S', name: 'a', connected: true, last_visit_time: 7, of_our_own: 1 };
  expect(steadyPart(trial, 'source', record)).toEqual({ id: 'S', name: 'a' });
});

const look = (record: JsonObject) => ({ record, exchange: exchangeOf('ShowServer', 200, '{}') });

const BEFORE = { id: 'S', name: 'a', ip: '192.168.0.1', connected: true };

test.each<[string, JsonObject, readonly string[], string]>([
  ['a record with the change and nothing else', { name: 'b' }, [], 'pass'],
  ['one in which something moved by itself', { name: 'b', connected: false }, [], 'pass'],
  ['one in which something moved with it', { name: 'b', ip: '192.168.0.2' }, ['ip'], 'pass'],
  ['one without the change', {}, [], 'fail'],
  ['one in which something else changed', { name: 'b', ip: '192.168.0.2' }, [], 'fail'],
])('%s is judged', async (_, after, touched, verdict) => {
  const { trial, verdicts } = await trialAt();
  expectOnlyChanged(
    trial,
    'A',
    'source',
    [look(BEFORE), look({ ...BEFORE, ...after })],
    { name: 'b' },
    touched,
  );
  expect(verdicts()).toContainEqual(['A', verdict]);
});

test('the message names each field that is wrong, with both values', async () => {
  const { trial, failures } = await trialAt();
  const after = { ...BEFORE, ip: '192.168.0.2' };
  expectOnlyChanged(trial, 'A', 'source', [look(BEFORE), look(after)], { name: 'b' });
  expect(failures()).toMatchObject([
    {
      message:
        'After a change of name, name is "a" instead of "b"; ip is "192.168.0.2" instead of "192.168.0.1".',
      expected: { name: 'b', ip: '192.168.0.1' },
      received: { name: 'a', ip: '192.168.0.2' },
    },
  ]);
});

const RECORD = { id: 'S', ip: '192.168.0.1', name: 'a', os_type: 'LINUX', os_version: 'v', add_date: 7 };

test('a list that shows a record once and alike is as it should be', async () => {
  const { trial, verdicts, arrived } = await trialAt({ record: RECORD, list: [{ ...RECORD, memory: 5 }] });
  await expectListedAlike(trial, 'source', 'S');
  expect(verdicts()).toContainEqual(['ListServers.listing', 'pass']);
  expect(arrived.map(({ url }) => url)).toContain('/v3/sources?id=S');
});

test.each<[string, JsonObject[], string]>([
  ['nothing', [], 'The list with id=S has 0 entries of it.'],
  ['it twice', [RECORD, RECORD], 'The list with id=S has 2 entries of it.'],
  [
    'another name',
    [{ ...RECORD, name: 'b' }],
    'The list shows S otherwise than its record: name is "b" instead of "a".',
  ],
  [
    'no name',
    [{ ...RECORD, name: null }],
    'The list shows S otherwise than its record: name is null instead of "a".',
  ],
])('a list that shows %s fails', async (_, list, message) => {
  const { trial, failures } = await trialAt({ record: RECORD, list });
  await expectListedAlike(trial, 'source', 'S');
  const ofListing = failures().filter(({ requirement }) => requirement === 'ListServers.listing');
  expect(ofListing).toMatchObject([{ message }]);
});

test('a template is looked for by its name, since its list has no other filter', async () => {
  const { trial, arrived } = await trialAt({ record: { template: { id: 'P', name: 'a b' } } });
  await expectListedAlike(trial, 'template', 'P');
  expect(arrived.map(({ url }) => url)).toContain('/v3/vm/templates?name=a%20b');
});
