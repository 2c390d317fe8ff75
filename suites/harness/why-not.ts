import { NetworkError } from './network-error.js';

/** Why something could not be done for lack of an answer. */
export async function whyNot(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return error.message;
  }
}
