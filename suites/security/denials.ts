import { type Credentials, NOBODY, type OtherCallers, tokenCredentials } from '../harness/credentials.js';
import type { CallInput } from '../harness/exchange.js';
import { forged } from './forged.js';

/** A valid request whose caller is not known. */
export interface Denial {
  /** The rule that demands its refusal. */
  rule: 'SMS.6522' | 'SMS.6521' | 'expired-token' | 'forged-signature';
  /** The request in words. */
  label: string;
  /** Further requirements of the operation that the same case shows. */
  also?: string[];
  /** What is changed of a valid request. */
  changes: Pick<CallInput, 'credentials' | 'headers' | 'tamper'>;
}

const ALWAYS: readonly Denial[] = [
  {
    rule: 'SMS.6522',
    label: 'a request without a token',
    also: ['request.header.X-Auth-Token.required'],
    changes: { credentials: NOBODY },
  },
  {
    rule: 'SMS.6522',
    label: 'a request with an empty token',
    also: ['request.header.X-Auth-Token.minLength'],
    changes: { credentials: NOBODY, headers: { 'X-Auth-Token': '' } },
  },
  {
    rule: 'SMS.6521',
    label: 'a request with an invalid token',
    changes: { credentials: tokenCredentials('no-such-token') },
  },
  {
    rule: 'forged-signature',
    label: 'a request with a malformed signature',
    changes: { credentials: NOBODY, headers: { Authorization: 'SDK-HMAC-SHA256 Access=nobody' } },
  },
  {
    rule: 'forged-signature',
    label: 'a request signed with an access key that does not exist',
    changes: { credentials: { kind: 'key', ak: 'NOSUCHACCESSKEY00000', sk: 'no-such-secret-key' } },
  },
];

/** A token that is shorter says little about its form, and a part of it may be another one. */
export const LONG = 12;

/**
 * The requests that a server has to refuse, as far as the credentials at hand allow to ask for them.
 *
 * @param hide told of values that must not be seen because a secret can be guessed from them
 */
export function denials(
  own: Credentials,
  { signer, expired }: OtherCallers,
  hide: (secret: string, name: string) => void,
): Denial[] {
  return [
    ...ALWAYS,
    ...(own.kind === 'token' && own.token.length >= LONG ? resembling(own.token, hide) : []),
    ...(expired
      ? [
          {
            rule: 'expired-token' as const,
            label: 'a request with a token that has expired',
            changes: { credentials: expired },
          },
        ]
      : []),
    ...(signer
      ? [
          {
            rule: 'forged-signature' as const,
            label: 'a request signed with another secret key',
            changes: { credentials: NOBODY, tamper: forged({ ...signer, sk: 'no-such-secret-key' }) },
          },
        ]
      : []),
  ];
}

/** Tokens that a careless comparison takes for the right one. */
function resembling(token: string, hide: (secret: string, name: string) => void): Denial[] {
  const part = token.slice(0, Math.ceil((2 * token.length) / 3));
  const alike = ofTheForm(token);
  const swapped = inOtherCase(token);
  hide(part, '$SMS_AUTH_TOKEN_CUT');
  hide(alike, '$SMS_AUTH_TOKEN_FORM');
  if (swapped !== token) hide(swapped, '$SMS_AUTH_TOKEN_CASE');
  return [
    {
      rule: 'SMS.6521',
      label: 'a request with a part of the token',
      changes: { credentials: tokenCredentials(part) },
    },
    {
      rule: 'SMS.6521',
      label: 'a request with a token of the same form',
      changes: { credentials: tokenCredentials(alike) },
    },
    ...(swapped === token
      ? []
      : [
          {
            rule: 'SMS.6521' as const,
            label: 'a request with the token in other case',
            changes: { credentials: tokenCredentials(swapped) },
          },
        ]),
    {
      rule: 'SMS.6521',
      label: 'a request with more than the token',
      changes: { credentials: tokenCredentials(`${token}x`) },
    },
  ];
}

const inOtherCase = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

/** Says no more about a text than its length and what kind of character is where. */
const ofTheForm = (text: string): string =>
  text.replace(/\d/g, '7').replace(/[a-z]/g, 'f').replace(/[A-Z]/g, 'F');
