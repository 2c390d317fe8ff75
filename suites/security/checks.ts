import type { Contract, Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { authenticationCheck } from './authentication-check.js';
import { credentialChecks } from './credential-checks.js';
import { isolationChecks } from './isolation-checks.js';
import { type Callers, Shared } from './shared.js';
import { signingChecks } from './signing-checks.js';

/** The security suite: who is not known, or may not do what it asks for, is refused, and nothing comes of it. */
export function security(contract: Contract, operations: readonly Operation[], callers: Callers): Check[] {
  const shared = new Shared(callers);
  return [
    ...operations.flatMap((operation) => [
      ...credentialChecks(contract, operation, shared),
      ...isolationChecks(contract, operation, shared),
    ]),
    ...signingChecks(shared),
    authenticationCheck(shared),
  ];
}
