import type { AnswerResult } from '../results/run.js';
import { type Exchange, errorCode } from './exchange.js';

/** Different codes that are kept of one operation and status: a server may make up a new one for every answer. */
const KEPT_CODES = 100;
/** Characters of the bodies of a witness; the transcript has the rest. */
const BODY = 1000;

/** Collects which status, and which error code with a refusal, every operation answered, with a witness of each. */
export class Answers {
  readonly #found = new Map<string, Map<string | null, AnswerResult>>();

  /** @param line where the exchange stands in the transcript, from 1 */
  add(exchange: Exchange, line: number): void {
    const { operation, status, request, response } = exchange;
    const code = status >= 400 ? (errorCode(exchange) ?? null) : null;
    const key = `${operation.operationId} ${status}`;
    const byCode = this.#found.get(key) ?? new Map<string | null, AnswerResult>();
    this.#found.set(key, byCode);
    const known = byCode.get(code);
    if (known) known.count += 1;
    else if (byCode.size < KEPT_CODES) {
      byCode.set(code, {
        operationId: operation.operationId,
        status,
        code,
        count: 1,
        line,
        request: { ...request, body: request.body?.slice(0, BODY) ?? null },
        response: { ...response, body: response.body.slice(0, BODY) },
      });
    }
  }

  /** By operation, status and code. */
  get all(): AnswerResult[] {
    const rank = ({ operationId, status, code }: AnswerResult) => `${operationId} ${status} ${code ?? ''}`;
    return [...this.#found.values()]
      .flatMap((byCode) => [...byCode.values()])
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }
}
