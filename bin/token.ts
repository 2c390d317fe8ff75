import { UsageError } from './usage-error.js';

/**
 * Checks that a token can travel in a header; the message never contains it.
 *
 * @param from where it comes from, e.g. `SMS_AUTH_TOKEN`
 */
export function checkedToken(token: string, from: string): string {
  if (token.trim() === '') throw new UsageError(`${from} is empty: expected a token`);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new UsageError(
      `${from} contains a blank, a line break or another character that no token has: expected the token alone`,
    );
  }
  return token;
}
