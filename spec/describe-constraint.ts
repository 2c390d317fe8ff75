import type { Constraint } from './constraints.js';
import { stringifyExact } from './exact-json.js';

/** What a constraint demands, as a sentence in both languages. */
export function describeConstraint({ operationId, location, path, keyword, limit }: Constraint): {
  en: string;
  zh: string;
} {
  const field = path === '' ? 'the body' : location === 'body' ? path : `the ${location} parameter ${path}`;
  const fieldZh = path === '' ? '消息体' : location === 'body' ? path : `${location}参数${path}`;
  const value = Array.isArray(limit) ? limit.map(String).join(', ') : stringifyExact(limit);
  const [en, zh] = PHRASES[keyword](value.replaceAll('"', ''));
  return { en: `${operationId}: ${field} ${en}.`, zh: `${operationId}：${fieldZh}${zh}。` };
}

const PHRASES: Record<Constraint['keyword'], (value: string) => [string, string]> = {
  required: () => ['is mandatory', '必选'],
  type: (value) => [`is of type ${value}`, `的类型为${value}`],
  enum: (value) => [`is one of ${value}`, `取值为${value}之一`],
  minLength: (value) => [`has at least ${value} characters`, `至少${value}个字符`],
  maxLength: (value) => [`has at most ${value} characters`, `至多${value}个字符`],
  minimum: (value) => [`is at least ${value}`, `不小于${value}`],
  maximum: (value) => [`is at most ${value}`, `不大于${value}`],
  minItems: (value) => [`has at least ${value} items`, `至少${value}项`],
  maxItems: (value) => [`has at most ${value} items`, `至多${value}项`],
};
