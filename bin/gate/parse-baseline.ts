import { isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type AcceptedFinding, FAIL_ON } from '../../suites/results/gate.js';
import { nearest } from '../nearest.js';
import { UsageError } from '../usage-error.js';

const FIELDS = ['requirement', 'verdict', 'reason', 'owner', 'expires'] as const;
const REQUIRED = FIELDS.filter((field) => field !== 'verdict');

type Entry = Partial<Record<(typeof FIELDS)[number], string>>;

/** The error about what stands at a node. */
type Wrong = (node: unknown, message: string) => UsageError;

/**
 * Reads the text of a list of accepted findings.
 *
 * @param known the ids of the requirements of every edition
 * @throws {UsageError} that names the line and column of what is wrong
 */
export function parseBaseline(
  file: string,
  text: string,
  known: () => ReadonlySet<string>,
): AcceptedFinding[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrongAt = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    return new UsageError(`${file}:${line}:${col}: ${message}`);
  };
  const wrong: Wrong = (node, message) => wrongAt((node as Node | null)?.range?.[0] ?? 0, message);
  const [error] = document.errors;
  if (error) throw wrongAt(error.pos[0], `the file is no YAML: ${error.message.split('\n')[0]}`);
  const root = document.contents;
  if (root === null) return [];
  if (!isMap(root)) throw wrong(root, "expected a map with the key 'accepted'");
  for (const { key } of root.items) {
    if (String(key) !== 'accepted') throw wrong(key, `unknown key '${key}': expected 'accepted'`);
  }
  const list = root.get('accepted', true) as unknown;
  if (list === undefined || (list as { value?: unknown }).value === null) return [];
  if (!isSeq(list)) throw wrong(list, "'accepted' is no list: expected an entry for each accepted finding");

  const seen = new Set<string>();
  return list.items.map((item) => {
    const accepted = readEntry(item, wrong, known);
    const { requirement } = accepted;
    if (seen.has(requirement)) throw wrong(item, `'${requirement}' is accepted twice`);
    seen.add(requirement);
    return accepted;
  });
}

function readEntry(item: unknown, wrong: Wrong, known: () => ReadonlySet<string>): AcceptedFinding {
  if (!isMap(item)) throw wrong(item, `expected an entry with ${REQUIRED.join(', ')}`);
  checkNames(item, wrong);
  const { requirement = '', verdict, reason = '', owner = '', expires = '' } = textsOf(item, wrong);
  const at = (field: string) => item.get(field, true);
  if (!known().has(requirement)) throw wrong(at('requirement'), unknownRequirement(requirement, known()));
  if (!isDay(expires)) throw wrong(at('expires'), `expires '${expires}': expected a day such as 2026-12-31`);
  const accepted = FAIL_ON.find((one) => one === verdict);
  if (verdict !== undefined && accepted === undefined) {
    throw wrong(at('verdict'), `verdict '${verdict}': expected one of ${FAIL_ON.join(', ')}`);
  }
  return { requirement, ...(accepted && { verdict: accepted }), reason, owner, expires };
}

function checkNames(item: YAMLMap, wrong: Wrong): void {
  for (const { key } of item.items) {
    const name = String(key);
    if (FIELDS.some((field) => field === name)) continue;
    const meant = nearest(name, FIELDS);
    throw wrong(
      key,
      `unknown key '${name}': ${meant ? `did you mean '${meant}'?` : `expected ${FIELDS.join(', ')}`}`,
    );
  }
}

function textsOf(item: YAMLMap, wrong: Wrong): Entry {
  const entry: Entry = {};
  for (const field of FIELDS) {
    const node = item.get(field, true) as { value?: unknown } | undefined;
    if (node === undefined) continue;
    if (typeof node.value !== 'string' || node.value.trim() === '')
      throw wrong(node, `${field} is empty or no text`);
    entry[field] = node.value;
  }
  const missing = REQUIRED.find((field) => entry[field] === undefined);
  if (missing) throw wrong(item, `the entry has no ${missing}: expected ${REQUIRED.join(', ')}`);
  return entry;
}

function unknownRequirement(requirement: string, known: ReadonlySet<string>): string {
  const meant = nearest(requirement, [...known]);
  return `unknown requirement '${requirement}': ${meant ? `did you mean '${meant}'?` : 'sms-conformance requirements lists them'}`;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  );
}
