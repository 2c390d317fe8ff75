import type { OperationSide } from './side.js';

/** A path that a translation spells with other parameter names is the same path. */
export const shapeOf = ({ method, path }: Pick<OperationSide, 'method' | 'path'>) =>
  `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

/**
 * The operation of the other side that is the same one: by its request or, where nobody else has it, its name.
 *
 * @param siblings the operations of the same document, which keep their own counterparts
 */
export function counterpartOf(
  operation: OperationSide,
  candidates: readonly OperationSide[],
  siblings: readonly OperationSide[],
): OperationSide | undefined {
  const exact = candidates.find(({ method, path }) => method === operation.method && path === operation.path);
  if (exact) return exact;
  const isTaken = (other: OperationSide) =>
    siblings.some(({ method, path }) => method === other.method && path === other.path);
  const free = candidates.filter((other) => !isTaken(other));
  return (
    free.find((other) => shapeOf(other) === shapeOf(operation)) ??
    (operation.operationId === ''
      ? undefined
      : free.find(({ operationId }) => operationId === operation.operationId))
  );
}
