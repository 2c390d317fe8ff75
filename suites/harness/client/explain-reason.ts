import type { Reason } from '../network-error.js';

/** Why no answer could be judged, as the end of a sentence. */
export const EXPLAINED: Record<Reason, string> = {
  refused: 'the connection was refused',
  unresolved: 'the host name could not be resolved',
  timeout: 'no complete answer arrived in time',
  reset: 'the connection broke before the answer was complete',
  'not-http': 'what came back is not HTTP',
  'too-large': 'the answer is larger than 32 MB, or its headers than 16 kB',
  tls: 'the TLS connection could not be established',
  busy: 'the server stayed busy',
  proxy: 'the proxy did not let the request through',
  identity: 'the identity service issued no token',
  aborted: 'the run was interrupted',
};
