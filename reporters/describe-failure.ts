import { BODY_LIMIT, type Failure, type ReceivedResponse } from '../suites/results/run.js';
import { printable } from './printable.js';
import { shorten } from './shorten.js';
import { en, type Texts } from './texts/en.js';

/** One labelled line of the description of a failure. */
export interface Detail {
  label: keyof Texts['details'];
  text: string;
  /** How it may be broken into lines: what is meant to be copied never is. */
  breaks: 'between words' | 'anywhere' | 'never';
}

/** Steps that are shown of those that led to a failure, and characters of each. */
const STEPS = 6;
const STEP_LENGTH = 160;

/** The one sentence that says what is wrong. */
export const describeProblem = (failure: Failure): string => printable(failure.message);

/**
 * Everything needed to argue about a failure, in the order in which a reader asks for it; what a failure does not
 * have is left out. All reporters for people take their wording from here.
 *
 * @param bodyLimit characters of a request's or response's body that are shown
 */
export function describeFailure(failure: Failure, bodyLimit = BODY_LIMIT, texts: Texts = en): Detail[] {
  const { request, response, steps } = failure;
  const details: (Detail | false)[] = [
    detail('documented', documentedAt(failure, texts), 'between words'),
    ...before(steps, texts),
    request !== null && detail('request', `${request.method} ${request.url}`, 'never'),
    typeof request?.body === 'string' && detail('body', bodyText(request.body, bodyLimit, texts), 'anywhere'),
    request !== null && detail('response', responseText(response, bodyLimit, texts), 'anywhere'),
    failure.curl !== '' && detail('curl', failure.curl, 'never'),
    failure.replay !== '' && detail('replay', failure.replay, 'never'),
  ];
  return details.filter((found) => found !== false);
}

/** The record has the place in English. */
export const documentedAt = ({ documented, source }: Failure, texts: Texts) =>
  texts.language === 'en' ? documented : texts.place(source);

/** The last steps, one each: the request in question is rarely further away. */
function before(steps: readonly string[], texts: Texts): Detail[] {
  const shown = steps.slice(-STEPS).map((step) => detail('before', shorten(step, STEP_LENGTH), 'anywhere'));
  const left = steps.length - shown.length;
  return left > 0 ? [detail('before', texts.console.earlier(left), 'between words'), ...shown] : shown;
}

const detail = (label: Detail['label'], text: string, breaks: Detail['breaks']): Detail => ({
  label,
  text: printable(text),
  breaks,
});

function responseText(response: ReceivedResponse | null, limit: number, texts: Texts): string {
  return response === null
    ? texts.console.noResponse
    : `${response.status} ${bodyText(response.body, limit, texts)}`;
}

const bodyText = (body: string, limit: number, texts: Texts) =>
  body === '' ? texts.console.emptyBody : shorten(body, limit);
