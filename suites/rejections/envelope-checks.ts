import type { Operation } from '../../spec/contract.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import type { CallInput } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import type { Refusal, Trial } from '../harness/trial.js';
import { refusalOf } from './refusal-of.js';

/** A request that is wrong around the content of its fields. */
interface Envelope {
  rule: string;
  label: string;
  /** Further requirements that the same case shows. */
  also?: string[];
  change(input: CallInput): CallInput;
  statuses?: number[];
}

const BROKEN: Envelope[] = [
  envelope('SMS.6010', 'a body that ends early', (input) => ({ ...input, rawBody: '{"name": ' })),
  envelope('SMS.6010', 'a body that is plain text', (input) => ({ ...input, rawBody: 'not json' })),
  envelope('SMS.6012', 'an empty body', (input) => ({ ...input, rawBody: '' })),
  {
    ...envelope('SMS.6011', 'an array as the body', (input) => ({ ...input, body: [] })),
    also: ['request.type'],
  },
  {
    ...envelope('SMS.6011', 'a string as the body', (input) => ({ ...input, body: 'text' })),
    also: ['request.type'],
  },
  {
    ...envelope('SMS.6016', 'a body declared as text/plain', (input) => ({
      ...input,
      headers: { 'Content-Type': 'text/plain' },
    })),
    statuses: [415],
  },
  {
    ...envelope('SMS.6015', 'a body without a Content-Type', (input) => ({
      ...input,
      headers: { 'Content-Type': null },
    })),
    statuses: [415],
  },
];

function envelope(rule: string, label: string, change: Envelope['change']): Envelope {
  return { rule, label, change };
}

/** Asks an operation for the refusal of everything that is wrong outside its fields. */
export function envelopeChecks(operation: Operation): Check[] {
  const arrangement = ARRANGEMENTS[operation.operationId];
  if (!arrangement) return [];
  const name = operation.operationId;
  const check = (
    label: string,
    requirements: string[],
    run: (trial: Trial, scene: Scene) => Promise<void>,
  ): Check => ({
    suite: 'rejections',
    operationId: name,
    label,
    requirements,
    ...demands(arrangement),
    pollutes: operation.requestBody !== undefined,
    run: (trial) => run(trial, new Scene(trial, name)),
  });
  const ask = (cases: Envelope[]) => async (trial: Trial, scene: Scene) => {
    for (const one of cases) await askEnvelope(trial, scene, operation, one);
  };
  return [
    ...(operation.requestBody ? [check('body', rulesOf(name, BROKEN), ask(BROKEN))] : []),
    {
      ...check('method', [`${name}.method`], (trial, scene) => askMethod(trial, scene, operation)),
      scope: 'own-resources',
    },
  ];
}

const rulesOf = (name: string, cases: Envelope[]) => [...new Set(cases.map(({ rule }) => `${name}.${rule}`))];

async function askEnvelope(trial: Trial, scene: Scene, operation: Operation, one: Envelope): Promise<void> {
  const name = operation.operationId;
  const exchange = await scene.sendInvalid(one.change(await scene.input()), one.label);
  const refusal: Refusal = refusalOf(trial.context.contract, one.rule, one.statuses);
  trial.expectRefused(`${name}.${one.rule}`, exchange, one.label, refusal);
  for (const id of one.also ?? []) trial.expectRefused(`${name}.${id}`, exchange, one.label, refusal);
}

/** PATCH is described for no resource. */
async function askMethod(trial: Trial, scene: Scene, operation: Operation): Promise<void> {
  const name = operation.operationId;
  const { body: _, ...input } = await scene.input();
  const exchange = await trial.callUnjudged(name, { ...input, method: 'PATCH' });
  trial.expect(`${name}.method`, {
    ok: (exchange.status >= 400 && exchange.status < 500) || exchange.status === 501,
    message: `${operation.path} answered PATCH, which no document describes, with status ${exchange.status}.`,
    expected: [405, 404],
    received: exchange.status,
    exchange,
  });
}
