/** A request as it is put on the wire. */
export interface WireRequest {
  method: string;
  /** Scheme, host and port: `https://sms.example.com`. */
  origin: string;
  /** Path and query, percent-encoded. */
  target: string;
  headers: Record<string, string>;
  /** The exact text of the body; `undefined` when there is none. */
  body: string | undefined;
}
