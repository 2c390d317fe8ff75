import type { Dispatcher } from 'undici';
import { isJsonObject, type Json, parseExact } from '../../../spec/exact-json.js';
import { identity } from '../../../spec/identity.js';
import type { PasswordCredentials } from '../credentials.js';
import { NetworkError, reasonOf } from '../network-error.js';

export interface IdentityToken {
  token: string;
  /** Epoch milliseconds; `null` when the service does not say. */
  expiresAt: number | null;
}

/** Longer answers of an identity service are not read, in characters. */
const LONGEST_ANSWER = 1024 * 1024;

/**
 * Asks the identity service for a token of the project, document 004, sections 3.2 and 4.1.
 *
 * @throws {NetworkError} with the reason `identity`, whose message contains no secret
 */
export async function fetchToken(
  dispatcher: Dispatcher,
  credentials: PasswordCredentials,
  signal: AbortSignal,
): Promise<IdentityToken> {
  const { method, path, header } = identity.issueToken;
  const { origin, pathname } = new URL(credentials.url);
  const failed = (why: string, cause?: unknown) =>
    new NetworkError('identity', `${credentials.url} issued no token: ${why}`, { cause });
  try {
    const { statusCode, headers, body } = await dispatcher.request({
      origin,
      path: pathname.replace(/\/+$/, '') + path,
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(tokenRequest(credentials)),
      signal,
    });
    const answer = parse(await read(body));
    const token = headers[header.toLowerCase()];
    if (statusCode >= 300) throw failed(`it answered status ${statusCode}${refusalIn(answer)}`);
    if (typeof token !== 'string' || token === '') {
      throw failed(`it answered status ${statusCode} without the header ${header}`);
    }
    return { token, expiresAt: expiryIn(answer) };
  } catch (error) {
    if (error instanceof NetworkError) throw error;
    throw failed(`the request failed (${signal.aborted ? 'timeout' : reasonOf(error)})`, error);
  }
}

function tokenRequest({ user, password, domain, project, projectId }: PasswordCredentials) {
  return {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: user, password, domain: { name: domain } } },
      },
      scope: { project: projectId === undefined ? { name: project } : { id: projectId } },
    },
  };
}

async function read(body: Dispatcher.ResponseData['body']): Promise<string> {
  let text = '';
  for await (const chunk of body.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
}

function parse(text: string): Json | undefined {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

/** The documents leave the body open; the identity API that they refer to has the time in `token.expires_at`. */
function expiryIn(answer: Json | undefined): number | null {
  const token = isJsonObject(answer) ? answer.token : undefined;
  const time = isJsonObject(token) ? Date.parse(String(token.expires_at)) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** The code of a refusal, in any of the shapes that identity services have. */
function refusalIn(answer: Json | undefined): string {
  if (!isJsonObject(answer)) return '';
  const inner = isJsonObject(answer.error) ? answer.error : answer;
  const code = inner.error_code ?? inner.code;
  return typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? ` and ${code}` : '';
}
