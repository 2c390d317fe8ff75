import { signRequest } from '../harness/authentication/sign-request.js';
import type { WireRequest } from '../harness/authentication/wire-request.js';
import type { KeyCredentials } from '../harness/credentials.js';

/**
 * Signs a request that is not authenticated yet.
 *
 * @param instead the request that the signature is made for, where it is not the one that is sent
 */
export const forged =
  (key: KeyCredentials, instead: (sent: WireRequest) => WireRequest = (sent) => sent) =>
  (sent: WireRequest): WireRequest => ({
    ...sent,
    headers: { ...sent.headers, ...signRequest(instead(sent), key, Date.now()) },
  });
