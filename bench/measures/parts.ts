import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadContract, operationsById } from '../../spec/contract.js';
import { parseExact } from '../../spec/exact-json.js';
import { Validators } from '../../spec/validators.js';
import { valid } from '../../suites/arbitraries/valid.js';
import { type Figure, type Measure, times } from '../measure.js';
import { certifyApart, PROGRAM, runNode } from '../program.js';
import { readTranscript } from '../read-transcript.js';

/** Values that are made of every schema of a request. */
const VALUES = 200;

/** Rounds over the responses of a run. */
const ROUNDS = 5;

/** What single parts of a run cost. */
export const parts: Measure = {
  name: 'parts',
  title: 'Parts',
  async run(say) {
    say('validating the responses of a run');
    const validated = await validation();
    say('generating values');
    return [...validated, arbitraries(), ...(await drift(say))];
  },
};

/** Validating against parsing, the least that has to be done with a response. */
async function validation(): Promise<Figure[]> {
  const responses: { operationId: string; status: number; body: string }[] = [];
  await certifyApart(['--suite', 'examples', '--suite', 'relations', '--seed', '1'], {}, (directory) => {
    for (const { operationId, response } of readTranscript(directory)) {
      const { status, body } = response;
      if (body.startsWith('{') && body.endsWith('}')) responses.push({ operationId, status, body });
    }
  });
  const contract = loadContract();
  const validators = new Validators(contract);
  const operations = operationsById(contract);
  const judged = responses.flatMap(({ operationId, status, body }) => {
    const operation = operations.get(operationId);
    return operation ? [{ validate: validators.response(operation, status), body }] : [];
  });
  const values = judged.map(({ validate, body }) => ({ validate, value: parseExact(body) }));
  const parsing = perItem(judged, ({ body }) => JSON.parse(body));
  const exact = perItem(judged, ({ body }) => parseExact(body));
  const validating = perItem(values, ({ validate, value }) => validate(value));
  const name = `of ${judged.length} responses`;
  return [
    {
      name: `parsing numbers to the digit, per response, ${name}`,
      value: `${micro(exact)}, ${times(exact / parsing)} of JSON.parse`,
    },
    {
      name: `validating with ajv, per response, ${name}`,
      value: `${micro(validating)}, ${times(validating / parsing)} of JSON.parse`,
    },
  ];
}

/** Milliseconds for one item, after a round that warms up. */
function perItem<T>(items: readonly T[], use: (item: T) => unknown): number {
  for (const item of items) use(item);
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const item of items) use(item);
  return (performance.now() - began) / (ROUNDS * items.length);
}

const micro = (milliseconds: number) => `${(1000 * milliseconds).toFixed(1)} µs`;

/** Generating against writing the same values as JSON. */
function arbitraries(): Figure {
  const { operations, schemas } = loadContract();
  const bodies = operations.flatMap(({ requestBody }) => (requestBody ? [requestBody] : []));
  const made = bodies.map((schema) => valid(schema, schemas));
  for (const arbitrary of made) fc.sample(arbitrary, { numRuns: 5, seed: 1 });
  const began = performance.now();
  const count = made.flatMap((arbitrary) => fc.sample(arbitrary, { numRuns: VALUES, seed: 2 })).length;
  const each = (performance.now() - began) / count;
  return { name: `generating a request body, of ${count} in ${bodies.length} schemas`, value: micro(each) };
}

/** Reading the largest document and comparing it with the contract, the whole command. */
async function drift(say: (doing: string) => void): Promise<Figure[]> {
  const folder = process.env.SMS_DOCUMENTS;
  if (!folder || !existsSync(folder)) {
    return [
      { name: 'drift', value: 'not measured: SMS_DOCUMENTS does not name the folder of the documents' },
    ];
  }
  say('reading the manual');
  const files = readdirSync(folder).map((name) => join(folder, name));
  const [largest = ''] = files.sort((a, b) => statSync(b).size - statSync(a).size);
  const size = statSync(largest).size / 2 ** 20;
  const { wall } = await runNode([PROGRAM, 'drift', largest], {}, { quiet: true });
  return [
    {
      name: `drift of ${(size * 1024).toFixed(0)} kB`,
      value: `${wall.toFixed(0)} ms, ${(wall / size).toFixed(0)} ms per MB`,
      goal: 'under 1000 ms',
      reached: wall < 1000,
    },
  ];
}
