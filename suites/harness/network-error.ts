/** No answer of the server could be judged: the connection, the network or a time-out came between. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';

  constructor(
    /** `refused`, `unresolved`, `timeout`, `reset`, `not-http`, `too-large`, `tls`, `busy`, `proxy`, `identity` or `aborted`. */
    readonly reason: Reason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export type Reason =
  | 'refused'
  | 'unresolved'
  | 'timeout'
  | 'reset'
  | 'not-http'
  | 'too-large'
  | 'tls'
  | 'busy'
  | 'proxy'
  | 'identity'
  | 'aborted';

const REASONS: [RegExp, Reason][] = [
  [/PROXY|Proxy/, 'proxy'],
  [/UND_ERR_HEADERS_OVERFLOW/, 'too-large'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/, 'refused'],
  [/ENOTFOUND|EAI_AGAIN/, 'unresolved'],
  [/UND_ERR_(HEADERS|BODY|CONNECT)_TIMEOUT|ETIMEDOUT|TimeoutError/, 'timeout'],
  [/HTTPParserError|HPE_|UND_ERR_INVALID|UND_ERR_RES_CONTENT_LENGTH/, 'not-http'],
  [/CERT|SSL|TLS|EPROTO/, 'tls'],
  [/UND_ERR_ABORTED|AbortError/, 'aborted'],
];

/** Why a request failed below HTTP. */
export function reasonOf(error: unknown): Reason {
  const described = describe(error);
  return REASONS.find(([pattern]) => pattern.test(described))?.[1] ?? 'reset';
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const inner = error instanceof AggregateError ? error.errors.map(describe).join(' ') : '';
  const proxy = /^Proxy response|^Proxy Auth/.test(error.message) ? 'PROXY' : '';
  return `${error.name} ${code} ${proxy} ${inner} ${error.cause ? describe(error.cause) : ''}`;
}
