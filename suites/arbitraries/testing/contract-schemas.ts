import { loadContract } from '../../../spec/contract.js';
import { EDITIONS, type Edition } from '../../../spec/editions.js';
import type { Schemas } from '../../../spec/schema.js';
import { Validators } from '../../../spec/validators.js';
import type { JsonSchema } from '../json-schema.js';
import type { Judge } from './judges.js';

/** The schema of a request or response body of the contract, and what judges such bodies. */
export interface ContractSchema {
  edition: Edition;
  name: string;
  schema: JsonSchema;
  schemas: Schemas;
  judge: Judge;
}

/** The schemas of all bodies in every edition. */
export const contractSchemas: ContractSchema[] = EDITIONS.flatMap((edition) => {
  const contract = loadContract(edition);
  const validators = new Validators(contract);
  return contract.operations.flatMap((operation) => {
    const { operationId, requestBody, responses } = operation;
    const one = (name: string, schema: unknown, judge: ContractSchema['judge']): ContractSchema => ({
      edition,
      name: `${operationId} ${name}`,
      schema: schema as JsonSchema,
      schemas: contract.schemas,
      judge,
    });
    return [
      ...(requestBody ? [one('request', requestBody, validators.requestBody(operation))] : []),
      ...responses.flatMap(({ status, schema }) =>
        schema && status === '200' ? [one('response', schema, validators.response(operation, 200))] : [],
      ),
    ];
  });
});
