import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Given } from '../given.js';
import { nearest } from '../nearest.js';
import { UsageError } from '../usage-error.js';
import { CREDENTIALS, configurable } from './configurable.js';

/** What a configuration gives. */
export interface Config {
  options: Map<string, Given[]>;
  /** What stands under `credentials`, by the variable that it stands for. */
  variables: Map<string, Given>;
}

/**
 * Reads the text of a configuration.
 *
 * @param file its name, for messages, each of which begins with the line and the column
 * @throws {UsageError}
 */
export function readConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (node: unknown) => {
    const { line, col } = lines.linePos(offsetOf(node));
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new UsageError(`${file}:${line}:${col}: no YAML: ${broken.message.split(/ at line|\n/)[0]}`);
  }
  const config: Config = { options: new Map(), variables: new Map() };
  if (document.toJS() === null) return config;
  const root = mapping(document.contents, 'the configuration', place);
  const known = [...configurable().map(({ name }) => name), 'credentials'];
  for (const pair of root.items) {
    const name = nameOf(pair, known, place);
    if (name === 'credentials') readCredentials(pair, config, place);
    else config.options.set(name, givenIn(pair, name, place));
  }
  return config;
}

type Place = (node: unknown) => string;

function readCredentials(pair: Pair, { variables }: Config, place: Place): void {
  const known = Object.keys(CREDENTIALS);
  for (const inner of mapping(pair.value, 'credentials', place).items) {
    const name = nameOf(inner, known, place);
    const { variable } = CREDENTIALS[name] as { variable: string };
    const [given] = givenIn(inner, name, place);
    if (given) variables.set(variable, given);
  }
}

function nameOf({ key }: Pair, known: readonly string[], place: Place): string {
  const name = isScalar(key) ? String(key.value) : '';
  if (known.includes(name)) return name;
  const secret = SECRET.find((each) => name.replaceAll('_', '-').toLowerCase().endsWith(each));
  if (secret !== undefined) {
    throw new UsageError(
      `${place(key)}: '${name}' would put a secret into the configuration: expected credentials.${secret}-file with the name of a file, or the environment`,
    );
  }
  const meant = nearest(name, known);
  const rest = meant === undefined ? `: expected one of ${known.join(', ')}` : `: did you mean '${meant}'?`;
  throw new UsageError(`${place(key)}: unknown key '${name}'${rest}`);
}

/** Keys that somebody would put a secret under. */
const SECRET = ['security-token', 'access-key', 'secret-key', 'password', 'token'];

/** The texts of a value; several where it is a list. */
function givenIn({ key, value }: Pair, name: string, place: Place): Given[] {
  const isList = configurable().some((option) => option.name === name && option.multiple);
  const nodes = isSeq(value) && isList ? value.items : [value];
  return nodes.map((node) => {
    const text = isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : undefined;
    if (text === undefined) {
      const received = isSeq(node) ? 'a list' : isMap(node) ? 'a mapping' : 'nothing';
      const expected = isList ? 'a value or a list of values' : 'one value';
      throw new UsageError(`${place(node ?? key)}: ${name} is ${received}: expected ${expected}`);
    }
    return { text, from: `${place(node)}: ${name}` };
  });
}

function mapping(node: unknown, what: string, place: Place): YAMLMap {
  if (isMap(node)) return node;
  throw new UsageError(
    `${place(node)}: ${what} is no mapping: expected lines such as 'scope: own-resources'`,
  );
}

const offsetOf = (node: unknown): number => {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) ? Number(range[0]) : 0;
};
