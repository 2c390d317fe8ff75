import { placeOf } from './condition-place.js';
import type { Condition, Then, When } from './conditions.js';
import type { Json, JsonObject } from './exact-json.js';

/** One step from a value to a value within it: the name of a member, or `[]` for the items of a list. */
type Step = string;

/** The schema of a value from the schema of what `steps` lead to. */
type Wrap = (steps: Step[]) => JsonObject;

/**
 * What a condition says, as JSON Schema 2020-12 for the whole body, or for the value of a parameter. Fields that are
 * left out satisfy it unless it makes them mandatory; a case holds only when the field that makes it is there.
 *
 * @returns `undefined` where JSON Schema cannot say it: what a table allows in spite of its limits, what depends on
 *   more than the body, and what stands in words alone
 */
export function conditionSchema(
  condition: Pick<Condition, 'id' | 'field' | 'when' | 'then'>,
): JsonObject | undefined {
  const { part, path } = placeOf(condition);
  const { when, then } = condition;
  const claim = claimOf(then);
  // A default says what is taken for a field that is left out, and nothing else can be said of such a field.
  if (!claim || 'absent' in when !== isDefault(then)) return undefined;
  return inCase(when, part === 'body' || part === 'response' ? stepsOf(path) : [], claim);
}

const isDefault = (then: Then) => typeof then === 'object' && 'default' in then;

/** `disks[].name` is `disks`, `[]`, `name`. */
const stepsOf = (path: string): Step[] => path.match(/[^.[\]]+|\[\]/g) ?? [];

function inCase(when: When, steps: Step[], claim: Wrap): JsonObject | undefined {
  if ('always' in when || 'absent' in when) return claim(steps);
  // A parameter is judged alone.
  if (steps.length === 0) return undefined;
  if ('first' in when) return ofFirstItem(steps, claim);
  if ('without' in when)
    return ifThen(steps, stepsOf(when.without), claim, (rest) => ({ not: having(rest, true) }));
  if ('field' in when) return ifThen(steps, stepsOf(when.field), claim, (rest) => having(rest, testOf(when)));
  return undefined;
}

/** Puts the case where the ways to both fields part, so that one item of a list says nothing of another. */
function ifThen(steps: Step[], whenSteps: Step[], claim: Wrap, test: Wrap): JsonObject {
  let shared = 0;
  const most = Math.min(steps.length, whenSteps.length) - 1;
  while (shared < most && steps[shared] === whenSteps[shared]) shared += 1;
  return at(steps.slice(0, shared), implies(test(whenSteps.slice(shared)), claim(steps.slice(shared))));
}

function ofFirstItem(steps: Step[], claim: Wrap): JsonObject {
  const list = steps.lastIndexOf('[]');
  const first = { type: 'array', prefixItems: [claim(steps.slice(list + 1))] };
  return at(steps.slice(0, list), implies({ type: 'array', minItems: 1 }, first));
}

// biome-ignore lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
const implies = (test: JsonObject, claim: JsonObject): JsonObject => ({ if: test, then: claim });

function testOf(when: Extract<When, { field: string }>): JsonObject {
  if ('equals' in when) return { const: when.equals };
  const { above, atMost } = when;
  return {
    type: 'number',
    ...(above !== undefined && { exclusiveMinimum: above }),
    ...(atMost !== undefined && { maximum: atMost }),
  };
}

function claimOf(then: Then): Wrap | undefined {
  if (then === 'required') return (steps) => at(steps.slice(0, -1), members(steps.slice(-1)));
  const keywords = keywordsOf(then);
  return keywords && ((steps) => at(steps, keywords));
}

/** With the type that the keyword is about, which a strict validator wants to see beside it. */
function keywordsOf(then: Then): JsonObject | undefined {
  if (then === 'not-empty') return { type: 'string', minLength: 1 };
  if (typeof then === 'string' || 'en' in then) return undefined;
  if ('value' in then) return { const: then.value };
  if ('members' in then) return members(then.members);
  if ('pattern' in then) return { type: 'string', ...then };
  if ('format' in then) return { type: 'string', ...formatOf(then.format) };
  if ('maxItems' in then) return { type: 'array', ...then };
  if ('maximum' in then || 'multipleOf' in then) return { type: 'number', ...then };
  return then;
}

const formatOf = (format: string): JsonObject =>
  format === 'json' ? { contentMediaType: 'application/json' } : { format };

const members = (names: string[]): JsonObject => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, true])),
});

/** A schema that holds `inner` against whatever `steps` lead to, and accepts where they lead to nothing. */
const at: (steps: Step[], inner: JsonObject) => JsonObject = ([step, ...rest], inner) => {
  if (step === undefined) return inner;
  if (step === '[]') return { type: 'array', items: at(rest, inner) };
  return { type: 'object', properties: { [step]: at(rest, inner) } };
};

/** A schema that is met by what `steps` lead to, and by some item where they lead to several. */
const having = ([step, ...rest]: Step[], inner: Json): JsonObject => {
  const deeper = rest.length > 0 ? having(rest, inner) : inner;
  if (step === '[]') return { type: 'array', contains: deeper };
  return { type: 'object', required: [step ?? ''], properties: { [step ?? '']: deeper } };
};
