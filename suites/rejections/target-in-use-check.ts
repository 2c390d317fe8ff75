import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../../spec/exact-json.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { listed } from '../harness/look.js';
import { place } from './place.js';
import { refusalOf } from './refusal-of.js';

/** A target server belongs to one task at a time. */
export const targetInUseCheck: Check = {
  suite: 'rejections',
  operationId: 'CreateTask',
  label: 'target in use',
  requirements: ['SMS.6615'],
  scope: 'own-resources',
  async run(trial) {
    const { world, contract } = trial.context;
    const vmId = randomUUID();
    const body = (name: string, sourceId: string) =>
      place(minimalTaskBody(name, sourceId), 'target_server.vm_id', vmId);
    const [first, second] = [await world.source(trial), await world.source(trial)];
    const used = body('unused', first.id);
    await world.task(
      trial,
      first.id,
      isJsonObject(used) ? { target_server: used.target_server ?? null } : {},
    );
    const name = world.freshName();
    const created = world.announce(trial, 'task', name);
    const exchange = await trial.call('CreateTask', { body: body(name, second.id) ?? {} });
    created(exchange);
    const why = `the target server ${vmId} of another task`;
    const { items } = await listed(
      trial,
      'task',
      { source_server_id: second.id },
      (item) => item.name === name,
    );
    if (!isAccepted(exchange)) {
      for (const { id } of items) world.adopt(trial, 'task', name, id);
      trial.expect('SMS.6615', {
        ok: items.length === 0,
        message: `CreateTask refused ${why}, and yet the task is there.`,
        expected: 0,
        received: items.length,
        exchange,
      });
    }
    trial.expectRefused('SMS.6615', exchange, why, refusalOf(contract, 'SMS.6615'));
  },
};
