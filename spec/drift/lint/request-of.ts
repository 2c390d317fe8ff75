import type { OperationClaim } from '../claims.js';

/** The request line of an operation. */
export const requestOf = ({ method, path }: OperationClaim): string => `${method} ${path}`;

/** What a finding calls an operation; pages do not always name theirs. */
export const nameOf = (operation: OperationClaim): string => operation.operationId || requestOf(operation);
