import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { loadContract } from '../../spec/contract.js';
import { documentWithConditions } from '../../spec/document-with-conditions.js';
import { EDITIONS, type Edition, isEdition } from '../../spec/editions.js';
import { stringifyExact } from '../../spec/exact-json.js';
import type { Requirement } from '../../spec/requirement.js';
import { requirementsOf } from '../../spec/requirements.js';
import { type Source, sourceFor, type XSource } from '../../spec/source.js';
import { UsageError } from '../usage-error.js';
import { unreadable } from './unreadable.js';

interface Document {
  paths: Record<string, Record<string, { operationId?: string; 'x-source'?: XSource }>>;
  components?: Record<string, Record<string, unknown>>;
}

/**
 * The operations about which the documents promise something else than before.
 *
 * @param since an edition, or a file that the command `contract` printed
 * @throws {UsageError} for a file that is none
 */
export async function changedOperations(since: string, edition: Edition): Promise<string[]> {
  const now = describedBy(documentWithConditions(loadContract(edition)) as unknown as Document);
  const before = describedBy(
    isEdition(since)
      ? (documentWithConditions(loadContract(since)) as unknown as Document)
      : await readDocument(since),
  );
  const changed = [...now].filter(([id, text]) => before.get(id) !== text).map(([id]) => id);
  const byRules = isEdition(since) ? changedRequirements(since, edition) : [];
  return [...new Set([...changed, ...byRules])];
}

async function readDocument(file: string): Promise<Document> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable('contract', file, error, `; expected a file or one of ${EDITIONS.join(', ')}`);
  }
  let document: unknown;
  try {
    document = parse(text, { intAsBigInt: true });
  } catch (error) {
    const [first] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UsageError(`${file} is neither YAML nor JSON: ${first}`);
  }
  if (!isDocument(document)) {
    throw new UsageError(`${file} is no OpenAPI document: expected what 'sms-conformance contract' prints`);
  }
  return document;
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'paths' in value && typeof value.paths === 'object';

/** Everything that a document says about an operation, references included, as a text that can be compared. */
function describedBy({ paths, components = {} }: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, item] of Object.entries(paths ?? {})) {
    for (const [method, operation] of Object.entries(item)) {
      if (operation?.operationId === undefined) continue;
      const parts = new Map<string, unknown>([['', { path, method, operation }]]);
      collect(operation, components, parts);
      const place = sourceFor(operation['x-source'], { document: '' });
      const all = [...parts].sort(([one], [other]) => (one < other ? -1 : 1));
      found.set(operation.operationId, stringifyExact(comparable(all, place)));
    }
  }
  return found;
}

function collect(value: unknown, components: Document['components'], parts: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const [, kind, target] = (name === '$ref' && /^#\/components\/(\w+)\/(.+)$/.exec(String(member))) || [];
    if (kind === undefined || target === undefined) collect(member, components, parts);
    else if (!parts.has(`${kind}/${target}`)) {
      const part = components?.[kind]?.[target];
      parts.set(`${kind}/${target}`, part);
      collect(part, components, parts);
    }
  }
}

/**
 * With the members in order, every integer of one type, and of a schema that operations share the place that belongs
 * to this operation.
 */
function comparable(value: unknown, place: Source): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map((member) => comparable(member, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [
        name,
        comparable(name === 'x-source' ? sourceFor(member as XSource, place) : member, place),
      ]),
  );
}

/** The document does not contain the rules; between editions they are compared one by one. */
function changedRequirements(since: Edition, edition: Edition): string[] {
  const said = ({ level, statement, source }: Requirement) => stringifyExact({ level, statement, source });
  const before = new Map(requirementsOf(loadContract(since)).map((one) => [one.id, said(one)]));
  return requirementsOf(loadContract(edition)).flatMap((one) =>
    one.operationId !== null && before.get(one.id) !== said(one) ? [one.operationId] : [],
  );
}
