import { stringifyExact } from '../../spec/exact-json.js';
import { lifecycle } from '../../spec/lifecycle.js';
import type { Failure, RequirementResult } from '../../suites/results/run.js';
import { shorten } from '../shorten.js';
import type { Sentence } from './en.js';
import { FINDINGS } from './findings-zh.js';
import { PARTS } from './parts-zh.js';
import { phrasebook, type Translate } from './phrasebook.js';
import { PHRASES } from './phrases-zh.js';
import { READINGS } from './readings-zh.js';

const VALUE = 120;

const { task, logs } = lifecycle;

/** Why no client reaches some states and transitions, as the state machines say it. */
const REASONS = new Map(
  [...task.unreachable, ...logs.unreachable, ...task.further.flatMap(({ unasked }) => unasked ?? [])].map(
    ({ en, zh }) => [en, zh],
  ),
);

const inPart: Translate = (text) => part(text);
const finding = phrasebook(FINDINGS, inPart);
const phrase = phrasebook(PHRASES, inPart);
const ofPart = phrasebook(PARTS, inPart);
const translate: Translate = (text) => REASONS.get(text) ?? finding(text) ?? phrase(text);

/** A sentence within another one comes without its full stop. */
const part: Translate = (text) =>
  finding(text) ?? finding(`${text}.`)?.replace(/。$/, '') ?? ofPart(text) ?? phrase(text);

/** What a run says, in Chinese; what no phrase fits stays in English, and what is Chinese already as it is. */
export function translated(text: string): Sentence {
  const found = translate(text);
  if (found !== undefined) return { text: found, language: 'zh' };
  return { text, language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en' };
}

const reading = phrasebook(READINGS, part);

/** A recorded behaviour in Chinese; those that several cases showed stand in one text, and all of them have to fit. */
export function readingInChinese(text: string): Sentence {
  const parted = parts(text);
  return parted === undefined ? { text, language: 'en' } : { text: parted.join('，'), language: 'zh' };
}

/** A comma may stand within one of them: the shortest that fits is taken first. */
function parts(text: string): string[] | undefined {
  for (let end = text.indexOf(', '); ; end = text.indexOf(', ', end + 1)) {
    const first = reading(end < 0 ? text : text.slice(0, end));
    if (end < 0) return first === undefined ? undefined : [first];
    const rest = first === undefined ? undefined : parts(text.slice(end + 2));
    if (first !== undefined && rest !== undefined) return [first, ...rest];
  }
}

/** What of a finding tells what is wrong. */
export type Problem = Pick<Failure, 'message' | 'expected' | 'received' | 'response'> & {
  verdict: RequirementResult['verdict'];
};

/**
 * What is wrong, in Chinese: the sentence itself where its words are known, else what the requirement says, what was
 * expected and what was received.
 */
export function findingInChinese(
  { message, verdict, expected, received, response }: Problem,
  statement: RequirementResult['statement'] | undefined,
): string {
  const found = translate(message);
  if (found !== undefined) return found;
  if (verdict === 'error') return `测试套件或网络出错，无法判定：${message}`;
  const rule = (statement?.zh ?? '未满足要求').replace(/。$/, '');
  const values = [
    ...(expected === null ? [] : [`期望${spell(expected)}`]),
    ...(received === null ? [] : [`实际${spell(received)}`]),
    ...(response === null ? [] : [`状态码${response.status}`]),
  ];
  return values.length === 0 ? `不符合“${rule}”。` : `不符合“${rule}”：${values.join('，')}。`;
}

const spell = (value: Failure['expected']): string =>
  shorten(typeof value === 'string' ? `“${value}”` : stringifyExact(value), VALUE);
