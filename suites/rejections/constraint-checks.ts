import { type Constraint, requestConstraints } from '../../spec/constraints.js';
import type { Contract, Operation } from '../../spec/contract.js';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { codesFor, isAbout } from '../../spec/field-codes.js';
import { ruleRequirementId, rulesByConstraint } from '../../spec/rules.js';
import { resolve } from '../../spec/schema.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { dealt } from './dealt.js';
import type { Neighbour } from './neighbours.js';
import { ABSENT, at, place } from './place.js';
import { askedNeighbours, isUndecided } from './valid-side.js';

/** Asks for both sides of every constraint on the requests of an operation. */
export function constraintChecks(contract: Contract, operation: Operation): Check[] {
  const arrangement = ARRANGEMENTS[operation.operationId];
  if (!arrangement) return [];
  const raisedBy = rulesByConstraint(contract.edition);
  const constraints = requestConstraints(contract, operation).filter(({ location }) => location !== 'header');
  const ofLists = new Set<string>();
  const questions = constraints.map((constraint): Question => {
    const rule = raisedBy.get(constraint.id);
    const list = listOf(constraint);
    const inSecond = list !== undefined && !ofLists.has(list);
    if (inSecond) ofLists.add(list);
    return {
      constraint,
      inSecond,
      also: rule && [ruleRequirementId(rule, operation.operationId)],
      codes: [...(rule?.codes ?? []), ...codesFor(constraint)],
    };
  });
  return dealt(questions, weightOf).map((part, index, parts) => ({
    suite: 'rejections',
    operationId: operation.operationId,
    label: `constraints ${index + 1} of ${parts.length}`,
    requirements: part.map(({ constraint }) => constraint.id),
    ...demands(arrangement),
    pollutes: operation.requestBody !== undefined,
    run: (trial) => askAll(trial, contract, operation, part),
  }));
}

/** The innermost list that a field of a wrong type can be in; undefined where that is not judged. */
function listOf({ id, keyword, location, path }: Constraint): string | undefined {
  if (location !== 'body' || keyword !== 'type' || isUndecided(id)) return undefined;
  return /^(.*)\[\][^[\]]*$/.exec(path)?.[1];
}

interface Question {
  constraint: Constraint;
  /** Whether it is also asked for in the second item of its list, behind one that is right. */
  inSecond: boolean;
  /** Requirements of rules that the same case shows. */
  also: string[] | undefined;
  codes: string[];
}

/** Each value of a list is sent, and what it creates is removed and looked for; of a limit there are two sides. */
const weightOf = ({ constraint: { limit } }: Question): number =>
  Array.isArray(limit) ? 3 * limit.length : 4;

async function askAll(
  trial: Trial,
  contract: Contract,
  operation: Operation,
  questions: Question[],
): Promise<void> {
  const scene = new Scene(trial, operation.operationId);
  if (operation.requestBody && questions.some(({ constraint }) => constraint.location === 'body')) {
    const baseline = await scene.sendValid(await scene.input());
    if (!isAccepted(baseline)) {
      throw new Unproven(`a request with every field of the tables was refused (${summary(baseline)})`);
    }
  }
  for (const question of questions) {
    const { constraint } = question;
    const { body = {} } = await scene.input();
    const sample = constraint.location === 'body' ? at(body, constraint.path) : undefined;
    for (const neighbour of askedNeighbours(constraint, sample)) {
      const changed = change(await scene.input(), constraint, neighbour, contract, operation);
      if (changed) await ask(trial, scene, operation, question, neighbour, changed);
    }
    const wrong = question.inSecond && askedNeighbours(constraint, sample).find(isJudged);
    const input = await scene.input();
    const changed = wrong && change(input, constraint, wrong, contract, operation);
    const second = changed && inSecondItem(input, changed, constraint);
    if (second) {
      const label = `${wrong.label}, in the second item`;
      await ask(trial, scene, operation, question, { ...wrong, label }, second);
    }
  }
}

const isJudged = ({ valid, open = false }: Neighbour): boolean => !valid && !open;

/** The changed item of a list behind one that was not changed. */
function inSecondItem(right: CallInput, wrong: CallInput, constraint: Constraint): CallInput | undefined {
  const list = listOf(constraint) ?? '';
  const items = [right, wrong].map(({ body = null }) => at(body, `${list}[]`));
  const isThere = (item: Json | undefined): item is Json => item !== undefined;
  const body = items.every(isThere) ? place(right.body ?? null, list, items) : undefined;
  return body === undefined ? undefined : { ...right, body };
}

async function ask(
  trial: Trial,
  scene: Scene,
  operation: Operation,
  { constraint, also = [], codes }: Question,
  neighbour: Neighbour,
  input: CallInput,
): Promise<void> {
  const value = neighbour.value === ABSENT ? 'left out' : `= ${show(neighbour.value)} (${neighbour.label})`;
  const why = `${constraint.path || 'the body'} ${value}`;
  const requirements = [constraint.id, ...also];
  if (neighbour.valid) {
    const exchange = await scene.sendValid(input);
    // Refused for a reason that has nothing to do with this field, it says nothing about the field.
    if (!isAccepted(exchange) && !isAbout(constraint, errorCode(exchange))) return;
    for (const id of requirements) {
      trial.expect(id, { ...verdictOfValid(exchange, why), source: constraint.source });
    }
    return;
  }
  const exchange = await scene.sendInvalid(input, why);
  if (neighbour.open || isUndecided(constraint.id) || isLost(constraint, operation)) {
    trial.expect(constraint.id, {
      ok: exchange.status < 500,
      message: `${operation.operationId} answered ${summary(exchange)} to ${why}.`,
      expected: [200, 400],
      received: exchange.status,
      exchange,
      ...(!neighbour.open && { reading: isAccepted(exchange) ? 'accepted' : 'refused' }),
    });
    return;
  }
  const statuses = constraint.location === 'path' ? [404, 414] : [413];
  for (const id of requirements) trial.expectRefused(id, exchange, why, { codes, statuses });
}

const verdictOfValid = (exchange: Exchange, why: string) => ({
  ok: isAccepted(exchange),
  message: `${exchange.operation.operationId} refused ${why} with ${summary(exchange)}; the table allows it.`,
  expected: 200,
  received: exchange.status,
  exchange,
});

/** A page without its mandatory column says nothing about fields that only the manual calls mandatory. */
export const isLost = ({ keyword, source }: Constraint, operation: Operation): boolean =>
  keyword === 'required' && operation.source.document !== '004' && source.document !== '004';

/** A body with a field in an object that it has not had. */
function inNew(body: Json | undefined, path: string, value: Neighbour['value']): Json | undefined {
  const [object = '', field = '', ...deeper] = path.split('.');
  if (value === ABSENT || field === '' || deeper.length > 0 || /[[\]]/.test(path)) return undefined;
  return isJsonObject(body) && !(object in body) ? { ...body, [object]: { [field]: value } } : undefined;
}

/** The input with the field of the constraint changed; undefined when the request has no place for it. */
function change(
  input: CallInput,
  { location, path }: Constraint,
  { valid, value }: Neighbour,
  contract: Contract,
  operation: Operation,
): CallInput | undefined {
  if (location === 'body') {
    const root = operation.requestBody && resolve(operation.requestBody, contract.schemas);
    if (path === '' || !root) return undefined;
    const body = place(input.body ?? {}, path, value) ?? (valid ? undefined : inNew(input.body, path, value));
    return body === undefined ? undefined : { ...input, body };
  }
  const text = typeof value === 'symbol' ? undefined : String(value);
  const key = location === 'path' ? 'path' : 'query';
  const { [path]: _, ...rest } = input[key] ?? {};
  if (location === 'path' && !text) return undefined;
  return { ...input, [key]: text === undefined ? rest : { ...rest, [path]: text } };
}
