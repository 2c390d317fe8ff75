import type { Dispatcher } from 'undici';
import { beyondParts } from '../../recording/part.js';
import type { Credentials, PasswordCredentials } from '../credentials.js';
import type { Redactor } from '../redactor.js';
import { CachedToken } from './cached-token.js';
import { fetchToken } from './identity-token.js';
import { signRequest } from './sign-request.js';
import type { WireRequest } from './wire-request.js';

export interface AuthenticationOptions {
  /** Connects to an identity service. */
  dispatcherFor(url: string): Dispatcher;
  redactor: Redactor;
  /** Milliseconds for one request to the identity service. */
  timeout: number;
}

const TOKEN_HEADER = 'X-Auth-Token';

/** Gives requests what proves who sends them. */
export class Authentication {
  readonly #tokens = new Map<PasswordCredentials, CachedToken>();
  /** Operations that answered 401 also to a token that was just issued. */
  readonly #unhelped = new Set<string>();

  constructor(private readonly options: AuthenticationOptions) {}

  /**
   * The request with the headers that authenticate it.
   *
   * @throws {NetworkError} when the identity service issues no token
   */
  async apply(request: WireRequest, credentials: Credentials): Promise<WireRequest> {
    return { ...request, headers: { ...request.headers, ...(await this.#headers(request, credentials)) } };
  }

  /** After a 401: whether there is another token now, with which the request may be sent once more. */
  async renew(sent: WireRequest, credentials: Credentials, operationId: string): Promise<boolean> {
    const refused = sent.headers[TOKEN_HEADER];
    if (credentials.kind !== 'password' || refused === undefined || this.#unhelped.has(operationId)) {
      return false;
    }
    return (await this.#tokenOf(credentials).replace(refused)) !== refused;
  }

  /** Notes that another token did not help, so that a server that always answers 401 costs no token each time. */
  didNotHelp(operationId: string): void {
    this.#unhelped.add(operationId);
  }

  async #headers(request: WireRequest, credentials: Credentials): Promise<Record<string, string>> {
    switch (credentials.kind) {
      case 'none':
        return {};
      case 'token':
        return { [TOKEN_HEADER]: credentials.token };
      case 'password':
        return { [TOKEN_HEADER]: await this.#tokenOf(credentials).get() };
      case 'key':
        return signRequest(request, credentials, Date.now());
    }
  }

  #tokenOf(credentials: PasswordCredentials): CachedToken {
    const known = this.#tokens.get(credentials);
    if (known) return known;
    const { redactor, timeout } = this.options;
    const dispatcher = this.options.dispatcherFor(credentials.url);
    const cached = new CachedToken(async () => {
      const issued = await beyondParts(() =>
        fetchToken(dispatcher, credentials, AbortSignal.timeout(timeout)),
      );
      redactor.hide(issued.token, '$SMS_AUTH_TOKEN');
      return issued;
    });
    this.#tokens.set(credentials, cached);
    return cached;
  }
}
