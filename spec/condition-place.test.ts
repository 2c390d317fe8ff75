import { expect, test } from 'vitest';
import { placeOf } from './condition-place.js';

test.each([
  ['RegisterServer.request.disks[].name', { part: 'body', path: 'disks[].name' }],
  ['ListServers.request.query.limit', { part: 'query', path: 'limit' }],
  ['ShowSha256.request.path.key', { part: 'path', path: 'key' }],
  ['ShowTask.request.header.X-Auth-Token', { part: 'header', path: 'X-Auth-Token' }],
  ['ShowTask.response.200.sub_tasks[].id', { part: 'response', status: '200', path: 'sub_tasks[].id' }],
])('%s is at %j', (field, place) => {
  expect(placeOf({ id: 'a', field })).toEqual(place);
});

test.each(['RegisterServer', 'RegisterServer.request', 'RegisterServer.response.ok.id', 'disks[].name'])(
  '%s is no field of a request or response',
  (field) => {
    expect(() => placeOf({ id: 'a.condition', field })).toThrow(`a.condition is about ${field},`);
  },
);
