import { ConditionValidators } from '../../spec/condition-validators.js';
import type { Contract, Operation } from '../../spec/contract.js';
import { Validators } from '../../spec/validators.js';
import type { Judges } from './condition-case.js';

/** What is compiled once for all operations of a contract. */
const compiled = new WeakMap<Contract, { tables: Validators; conditions: ConditionValidators }>();

/** What holds the body of an operation against its table, and against the conditions. */
export function judgesOf(contract: Contract, operation: Operation): Judges {
  const of = compiled.get(contract) ?? {
    tables: new Validators(contract),
    conditions: new ConditionValidators(contract),
  };
  compiled.set(contract, of);
  return { table: of.tables.requestBody(operation), conditions: of.conditions.requestBody(operation) };
}
