import type { Dispatcher } from 'undici';
import { NetworkError } from '../network-error.js';
import { EXPLAINED } from './explain-reason.js';
import { GrowingBytes } from './growing-bytes.js';

/** An answer with the bytes of its body as they came. */
export interface WholeAnswer {
  status: number;
  /** By their names in lower case; several with one name are joined by commas. */
  headers: Record<string, string>;
  bytes: Buffer;
}

/**
 * Sends a request and collects its answer. The streams that undici otherwise makes for each take longer than all the
 * rest.
 *
 * @param signal gives up waiting, as does the end of the time
 * @param timeout from now to the last byte, in milliseconds
 * @throws {NetworkError} `aborted` or `too-large`, and whatever undici finds
 */
export function wholeAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  signal: AbortSignal,
  timeout: number,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const bytes = new GrowingBytes();
    let controller: Dispatcher.DispatchController | undefined;
    let given: Error | undefined;
    const answer: WholeAnswer = { status: 0, headers: {}, bytes: Buffer.alloc(0) };
    const release = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    };
    const fail = (error: Error) => {
      release();
      reject(error);
    };
    const giveUp = () => {
      given = new NetworkError('aborted', EXPLAINED.aborted);
      controller?.abort(given);
      fail(given);
    };
    const timer = setTimeout(giveUp, timeout);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (given) started.abort(given);
      },
      onResponseStart(_, status, headers) {
        answer.status = status;
        answer.headers = Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
        );
      },
      onResponseData(_, piece) {
        bytes.add(piece);
      },
      onResponseEnd() {
        release();
        answer.bytes = bytes.whole();
        resolve(answer);
      },
      onResponseError(_, error) {
        fail(error);
      },
    };
    dispatcher.dispatch(request, handler);
  });
}
