import {
  isJsonObject,
  type Json,
  type JsonObject,
  parseExact,
  stringifyExact,
} from '../../../spec/exact-json.js';
import type { Answered, Asked, Intercept, Mutation } from '../mutating-proxy.js';

type Operations = string | readonly string[];

/** Intercepts the requests of some operations; what belongs to no operation counts as one called `none`. */
export const on =
  (operations: Operations, intercept: Intercept): Mutation =>
  () =>
  (asked, forward) =>
    [operations].flat().includes(asked.operationId ?? 'none') ? intercept(asked, forward) : forward(asked);

/** Changes accepted answers. The change may return its argument to leave an answer alone. */
export const answers = (
  operations: Operations,
  change: (answer: JsonObject, asked: Asked) => Json,
): Mutation =>
  on(operations, async (asked, forward) => {
    const answered = await forward(asked);
    const before = objectIn(answered.text);
    if (!isAccepted(answered) || !before) return answered;
    const after = change(before, asked);
    return after === before ? answered : { ...answered, text: stringifyExact(after) };
  });

/** A deviation that knows the ids of what was created, in that order. */
export const knowing =
  (create: string, deviate: (created: readonly string[]) => Mutation): Mutation =>
  () => {
    const created: string[] = [];
    const remembers = answers(create, (answer) => {
      created.push(String(answer.id));
      return answer;
    });
    return all(remembers, deviate(created))();
  };

/** Changes the records of a list. */
export const items = (
  operation: string,
  list: string,
  change: (items: JsonObject[], asked: Asked) => Json,
): Mutation =>
  answers(operation, (answer, asked) => ({
    ...answer,
    [list]: change((answer[list] as JsonObject[]) ?? [], asked),
  }));

/** Changes refusals: their status, and the members of their body. */
export const refusals = (
  operations: Operations,
  change: (answered: Answered, code: string, asked: Asked) => Answered,
): Mutation =>
  on(operations, async (asked, forward) => {
    const answered = await forward(asked);
    return answered.status >= 400 ? change(answered, codeOf(answered), asked) : answered;
  });

/** Accepts what is refused with one of the codes; without codes, whatever is refused. */
export const acceptsInstead = (operations: Operations, codes?: readonly string[]): Mutation =>
  refusals(operations, (answered, code) =>
    codes === undefined || codes.includes(code) ? { ...answered, status: 200, text: '{}' } : answered,
  );

/** Accepts some of what is refused, whatever the code. */
export const acceptsWhere = (
  operations: Operations,
  when: (body: JsonObject, asked: Asked) => boolean,
): Mutation =>
  refusals(operations, (answered, _, asked) =>
    when(objectIn(asked.text) ?? {}, asked) ? { ...answered, status: 200, text: '{}' } : answered,
  );

/** Refuses with another code than the one that names the situation; without codes, whatever is refused. */
export const refusesWith = (code: string, operations: Operations, codes?: readonly string[]): Mutation =>
  refusals(operations, (answered, given) =>
    codes === undefined || codes.includes(given)
      ? { ...answered, status: 400, text: refusal(code) }
      : answered,
  );

/** Answers without asking the server. */
export const replies = (
  operations: Operations,
  reply: Partial<Answered>,
  when: (asked: Asked) => boolean = () => true,
): Mutation =>
  on(operations, async (asked, forward) =>
    when(asked) ? { status: 200, headers: JSON_TYPE, text: '{}', ...reply } : forward(asked),
  );

/** Answers with success and does nothing. */
export const swallows = (operations: Operations, when?: (body: JsonObject) => boolean): Mutation =>
  replies(operations, {}, ({ text }) => when?.(objectIn(text) ?? {}) ?? true);

/** Passes another request on. */
export const forwards = (operations: Operations, change: (asked: Asked) => Asked): Mutation =>
  on(operations, (asked, forward) => forward(change(asked)));

/** Passes the request on with another body. */
export const takes = (operations: Operations, change: (body: JsonObject) => Json): Mutation =>
  forwards(operations, (asked) => {
    const body = objectIn(asked.text);
    return body ? { ...asked, text: stringifyExact(change(body)) } : asked;
  });

/** Passes the request on with another query. The change gets a copy, which it may alter. */
export const queries = (operations: Operations, change: (query: URLSearchParams) => void): Mutation =>
  forwards(operations, (asked) => {
    const query = new URLSearchParams(asked.query);
    change(query);
    return { ...asked, query };
  });

/** Passes the request on without some query parameters. */
export const ignores = (operations: Operations, ...parameters: string[]): Mutation =>
  queries(operations, (query) => {
    for (const name of parameters) query.delete(name);
  });

/** Refuses what it should refuse, and then carries out a repaired version of it. */
export const takesEffect = (
  operation: string,
  repair: (body: JsonObject, asked: Asked) => JsonObject | undefined,
): Mutation => {
  return () => {
    let token = '';
    return async (asked, forward) => {
      const answered = await forward(asked);
      if (isAccepted(answered)) token = asked.headers['x-auth-token'] ?? token;
      if (asked.operationId !== operation || isAccepted(answered)) return answered;
      const body = repair(objectIn(asked.text) ?? {}, asked);
      if (body) {
        const headers = { 'content-type': 'application/json', 'x-auth-token': token };
        await forward({ ...asked, headers, text: stringifyExact(body) });
      }
      return answered;
    };
  };
};

/** Applies several mutations, the first one next to the client. */
export const all =
  (...mutations: Mutation[]): Mutation =>
  () =>
    mutations
      .map((mutation) => mutation())
      .reduceRight((inner, outer) => (asked, forward) => outer(asked, (next) => inner(next, forward)));

/** Gives the first value that it was asked about, whatever it is asked later. */
export function keepFirst<T>(): (value: T) => T {
  const kept: T[] = [];
  return (value) => {
    if (kept.length === 0) kept.push(value);
    return kept[0] as T;
  };
}

export const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

/** The body of a refusal. */
export const refusal = (code: string): string =>
  JSON.stringify({ error_code: code, error_msg: 'Something is wrong.' });

export const without = (record: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** The record in the body of a template; an empty one where there is none. */
export const templateIn = ({ template }: JsonObject): JsonObject => (isJsonObject(template) ? template : {});

/** Whether the server says that it did what it was asked. */
export const isAccepted = ({ status }: Answered): boolean => status >= 200 && status < 300;

const codeOf = ({ text }: Answered): string => String(objectIn(text)?.error_code ?? '');

/** The JSON object that a text is; undefined when it is none. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value = parseExact(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
