import type { SentRequest } from '../results/run.js';

/** What the redactor puts in the place of a secret, and what a shell is to put back. */
const PLACEHOLDER =
  /(\$(?:SMS_(?:OTHER_)?AUTH_TOKEN|SMS_READ_ONLY_TOKEN|SMS_EXPIRED_TOKEN|CLOUD_SDK_AK|SMS_OTHER_AK))(?!\w)/;

/**
 * A curl command that sends a request again; secrets stand in it as environment variables. A signature is valid for
 * minutes only: it is sent again with a token.
 */
export function curlOf({ method, url, headers: sent, body }: SentRequest): string {
  const headers = withToken(sent);
  const parts = ['curl', '-i', '-X', method, shellQuote(url)];
  for (const [name, value] of Object.entries(headers)) parts.push('-H', shellQuote(`${name}: ${value}`));
  if (body !== null) {
    // Otherwise curl declares the body as a form.
    if (!Object.keys(headers).some((name) => /^content-type$/i.test(name)))
      parts.push('-H', "'Content-Type:'");
    parts.push('--data-raw', shellQuote(body));
  }
  return parts.join(' ');
}

/** The headers of a signed request, with a token in the place of the signature. */
function withToken(headers: Record<string, string>): Record<string, string> {
  const { Authorization, 'X-Sdk-Date': _date, 'X-Security-Token': _session, ...others } = headers;
  if (!Authorization?.startsWith('SDK-HMAC-SHA256')) return headers;
  return { ...others, 'X-Auth-Token': '$SMS_AUTH_TOKEN' };
}

/** One shell word: nothing in it is expanded but the placeholders of secrets. */
export function shellQuote(text: string): string {
  return (
    text
      .split(PLACEHOLDER)
      .filter((part) => part !== '')
      .map((part) => (PLACEHOLDER.test(part) ? `"${part}"` : literal(part)))
      .join('') || "''"
  );
}

/** Single quotes; control characters in the `$'…'` form, which a terminal cannot swallow. */
function literal(text: string): string {
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/\p{Cc}/gu, (character) => Buffer.from(character).toString('hex').replace(/../g, '\\x$&'));
  return `$'${escaped}'`;
}
