import { UsageError } from './usage-error.js';

/**
 * Checks the URL of an endpoint and returns it without a slash at its end.
 *
 * @param from where it comes from: `--endpoint` or `SMS_ENDPOINT`
 * @throws {UsageError} whose message never contains credentials
 */
export function endpointUrl(text: string, from: string): string {
  const received = `${from} '${withoutSecrets(text)}'`;
  if (!/^https?:\/\//i.test(text)) throw new UsageError(`${received}: ${expectedScheme(text)}`);
  if (!URL.canParse(text)) throw new UsageError(`${received} is no URL: expected e.g. https://host:8443`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      `${received} contains credentials, which end up in shell histories and reports: ` +
        'expected a URL without them, and the token in SMS_AUTH_TOKEN',
    );
  }
  if (/[?#]/.test(text)) {
    throw new UsageError(
      `${received} has a query or a fragment: expected only scheme, host, port and base path`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** Keeps what may be a password, or a token in a query, out of the message, also where the URL is malformed. */
const withoutSecrets = (text: string) =>
  text.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1***@').replace(/([?#]).+/s, '$1***');

function expectedScheme(text: string): string {
  const scheme = 'expected a URL that begins with http:// or https://';
  const bare = /^[\w.-]+(:\d+)?(\/[\w./-]*)?$/.test(text);
  return bare ? `${scheme}, such as ${isLoopbackHost(text) ? 'http' : 'https'}://${text}` : scheme;
}

const isLoopbackHost = (text: string) => /^(localhost|127\.)/.test(text);
