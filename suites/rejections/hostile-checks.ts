import type { Operation } from '../../spec/contract.js';
import { isJsonObject, stringifyExact } from '../../spec/exact-json.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { Scene } from '../harness/scene.js';

/** Bodies that break careless servers. Refusing and accepting are both right; failing is not. */
const HOSTILE: [string, (body: string) => string][] = [
  ['a field nested 30 levels deep', (body) => inject(body, `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`)],
  ['a field nested 200 levels deep', (body) => inject(body, `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`)],
  ['a list nested 200 levels deep', (body) => inject(body, `${'['.repeat(200)}${']'.repeat(200)}`)],
  ['a number beyond every type', (body) => inject(body, '1e400')],
  ['an integer of 40 digits', (body) => inject(body, '1234567890123456789012345678901234567890')],
  ['a lone surrogate', (body) => inject(body, '"\\ud800"')],
  ['a NUL character', (body) => inject(body, '"a\\u0000b"')],
  ['a field named __proto__', (body) => body.replace(/\{/, '{"__proto__":{"admin":true},')],
  ['a long unknown text', (body) => inject(body, `"${'x'.repeat(100_000)}"`)],
];

const inject = (body: string, value: string): string => body.replace(/\{/, `{"smsconf_unknown":${value},`);

/** Asks whether an operation survives bodies that no client means well with. */
export function hostileChecks(operation: Operation): Check[] {
  const name = operation.operationId;
  const arrangement = ARRANGEMENTS[name];
  if (!arrangement || !operation.requestBody) return [];
  return [
    {
      suite: 'rejections',
      operationId: name,
      label: 'hostile bodies',
      requirements: [`${name}.status`],
      ...demands(arrangement),
      pollutes: true,
      async run(trial) {
        for (const [label, change] of HOSTILE) {
          const scene = new Scene(trial, name);
          const input = await scene.input();
          const body = isJsonObject(input.body) ? stringifyExact(input.body) : '{}';
          await scene.sendInvalid({ ...input, rawBody: change(body) }, label);
        }
        await trial.context.world.tidy(trial);
      },
    },
  ];
}
