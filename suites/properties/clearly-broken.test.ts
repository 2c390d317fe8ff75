import { expect, test } from 'vitest';
import { requestConstraints } from '../../spec/constraints.js';
import { loadContract } from '../../spec/contract.js';
import type { Json } from '../../spec/exact-json.js';
import { isClearlyBroken } from './clearly-broken.js';

const contract = loadContract();

function constraintOf(id: string) {
  const operation = contract.operations.find(({ operationId }) => id.startsWith(`${operationId}.`));
  const found =
    operation && requestConstraints(contract, operation).find((constraint) => constraint.id === id);
  if (!found) throw new Error(`There is no constraint ${id}.`);
  return found;
}

test.each<[string, Json, boolean]>([
  ['RegisterServer.request.hostname.type', null, false],
  ['RegisterServer.request.hostname.type', 12, false],
  ['RegisterServer.request.hostname.type', {}, false],
  ['RegisterServer.request.hostname.type', { a: 1 }, true],
  ['RegisterServer.request.cpu_quantity.type', '2', false],
  ['RegisterServer.request.cpu_quantity.type', '', false],
  ['RegisterServer.request.cpu_quantity.type', 'two', true],
  ['RegisterServer.request.cpu_quantity.type', 1.5, true],
  ['RegisterServer.request.cpu_quantity.type', true, false],
  ['RegisterServer.request.has_tc.type', 'true', false],
  ['RegisterServer.request.has_tc.type', 'maybe', true],
  ['RegisterServer.request.has_tc.type', 0, false],
  ['RegisterServer.request.disks.type', {}, false],
  ['RegisterServer.request.disks.type', 'disks', true],
  ['RegisterServer.request.boot_loader.enum', 'grub', false],
  ['RegisterServer.request.boot_loader.enum', '', false],
  ['RegisterServer.request.boot_loader.enum', 'NTLDR', true],
  ['UpdateNetworkCheckInfo.request.evaluation_result.minLength', '', false],
  ['UpdateNetworkCheckInfo.request.evaluation_result.minLength', 'norma', true],
  ['CreateTemplate.request.template.vpc.name.minLength', '', true],
  ['UpdateNetworkCheckInfo.request.cpu_usage.maximum', 100.000001, false],
  ['UpdateNetworkCheckInfo.request.cpu_usage.maximum', 100.5, true],
  ['RegisterServer.request.memory.maximum', 2n ** 63n, true],
  ['ListServers.request.query.limit.type', 'many', true],
  ['ListServers.request.query.limit.type', { a: 1 }, false],
])('%s is broken by %o for everybody: %s', (id, field, expected) => {
  expect(isClearlyBroken(constraintOf(id), field)).toBe(expected);
});
