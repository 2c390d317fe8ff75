/**
 * The command was used wrongly. The message is one sentence: what was received, what was expected and, where there
 * is one, the nearest name.
 */
export class UsageError extends Error {
  override name = 'UsageError';
}
