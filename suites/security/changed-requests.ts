import type { WireRequest } from '../harness/authentication/wire-request.js';

/** A request for which a signature is made, when another one is sent. */
export interface ChangedRequest {
  /** What of the request is another one than was signed. */
  part: string;
  /** The request that is signed, for one that is sent; the same one where it has no such part. */
  signed(sent: WireRequest): WireRequest;
}

/** One for each part of a request that a signature covers. */
export const CHANGED_REQUESTS: readonly ChangedRequest[] = [
  { part: 'method', signed: (sent) => ({ ...sent, method: sent.method === 'GET' ? 'POST' : 'GET' }) },
  { part: 'path', signed: (sent) => ({ ...sent, target: sent.target.replace(/(?=\?|$)/, '/other') }) },
  {
    part: 'query',
    signed: (sent) => ({ ...sent, target: `${sent.target}${sent.target.includes('?') ? '&' : '?'}other=1` }),
  },
  {
    part: 'header Accept',
    signed: (sent) => ({ ...sent, headers: { ...sent.headers, Accept: 'application/xml' } }),
  },
  {
    part: 'body',
    signed: (sent) => (sent.body === undefined ? sent : { ...sent, body: `${sent.body} ` }),
  },
];
