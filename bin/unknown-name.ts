import { nearest } from './nearest.js';
import { UsageError } from './usage-error.js';

const FEW = 12;

/**
 * The error about a name that does not exist: with the nearest one, else with all when they are few.
 *
 * @param kind what the name should have been, e.g. `operation`
 * @param from where it was given
 */
export function unknownName(kind: string, received: string, names: readonly string[], from = ''): UsageError {
  // A flag is seen on the command line; a place elsewhere has to be named.
  const place = from === '' || from.startsWith('--') ? '' : `${from}: `;
  const meant = nearest(received, names);
  if (meant !== undefined)
    return new UsageError(`${place}unknown ${kind} '${received}': did you mean '${meant}'?`);
  const expected = names.length <= FEW ? `: expected one of ${names.join(', ')}` : '';
  return new UsageError(`${place}unknown ${kind} '${received}'${expected}`);
}
