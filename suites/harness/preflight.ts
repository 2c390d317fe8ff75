import { timeOfAnswer } from '../recording/part.js';
import { clockSkew, describeSkew } from './clock-skew.js';
import { type Context, operationOf } from './context.js';
import type { Credentials } from './credentials.js';
import { type Exchange, errorCode } from './exchange.js';
import { NetworkError } from './network-error.js';

/** What the first requests told. */
export interface Preflight {
  /** The `Server` header, if any. */
  server: string | null;
  /** How far the clock of the server is away from ours, as one sentence, where that is worth a word. */
  skew?: string | undefined;
  /** Why no certification is possible, as one sentence. */
  unusable?: string;
}

/** Requests that change nothing and that every server of this API answers with JSON. */
const PROBES = [
  { operationId: 'ListServers', query: { limit: '1' } },
  { operationId: 'ListTasks', query: { limit: '1' } },
];

/** Finds out whether there is a server of this API at the endpoint, and whether it knows us. */
export async function preflight(context: Context): Promise<Preflight> {
  const { endpoint, credentials } = context.client.options;
  const answers: Exchange[] = [];
  let skew: string | undefined;
  for (const { operationId, query } of PROBES) {
    try {
      const answer = await context.client.send(operationOf(context, operationId), { query });
      answers.push(answer);
      const arrived = timeOfAnswer();
      skew ??= describeSkew(clockSkew(answer.headers.date, arrived - answer.response.milliseconds, arrived));
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      return {
        server: null,
        unusable: `The endpoint ${endpoint} cannot be used: ${error.message}. ${ADVICE[error.reason]}`,
      };
    }
  }
  const server = answers[0]?.headers.server ?? null;
  if (answers.every(isUnauthenticated)) {
    const { status } = answers[0] as Exchange;
    const advice = REFUSED[credentials.kind];
    return {
      server,
      skew,
      unusable: `The endpoint ${endpoint} refused our credentials with status ${status}. ${advice}${skew ? ` ${skew}` : ''}`,
    };
  }
  if (answers.every(({ json }) => json === undefined)) {
    const { headers, status } = answers[0] as Exchange;
    const type = headers['content-type'] ?? 'no Content-Type';
    return {
      server,
      unusable: `The endpoint ${endpoint} does not speak this API: it answered GET /v3/sources and GET /v3/tasks with status ${status} and ${type} instead of JSON. Check the address.`,
    };
  }
  return { server, ...(skew !== undefined && { skew }) };
}

const isUnauthenticated = (exchange: Exchange): boolean =>
  exchange.status === 401 || ['SMS.6521', 'SMS.6522'].includes(errorCode(exchange) ?? '');

const REFUSED: Record<Credentials['kind'], string> = {
  none: 'Set SMS_AUTH_TOKEN to a valid token.',
  token: 'The token in SMS_AUTH_TOKEN may be wrong or expired.',
  password: 'The token that the identity service issued may belong to another project or service.',
  key: 'The access key, the secret key or the project may be wrong.',
};

const ADVICE: Record<NetworkError['reason'], string> = {
  refused: 'Check the address and whether the server is running.',
  unresolved: 'Check the host name.',
  timeout: 'The server may hang; --timeout allows it more time.',
  reset: 'Check that the scheme and the port are right.',
  'not-http': 'Check that the scheme and the port are right.',
  'too-large': 'Check the address.',
  tls: 'Check the scheme; a private certificate authority can be named with --ca, a client certificate with --cert and --key.',
  busy: 'Try again later.',
  proxy: 'Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
  identity: 'Check SMS_IAM_URL, and the user, password, domain and project.',
  aborted: '',
};
