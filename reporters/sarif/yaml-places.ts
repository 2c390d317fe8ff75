import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { packageRoot } from '../../spec/package-root.js';
import type { Source } from '../../spec/source.js';

/** A line of a file of the package. */
export interface Place {
  /** Relative to the package, with slashes: `spec/rules/tasks.yaml`. */
  file: string;
  /** From 1. */
  line: number;
}

/** Where requirements stand; an id counts wherever it is found, a source only in the contract and its tables. */
const FOLDERS = ['spec/rules', 'spec/openapi/schemas', 'spec/openapi/paths', 'fixtures/examples/requests'];
const FILES = ['spec/lifecycle.yaml', 'spec/errors.yaml', 'spec/statuses.yaml'];

/** The lines of the data that requirements are derived from, by id and by place in the documents. */
export interface YamlPlaces {
  byId: ReadonlyMap<string, Place>;
  bySource: ReadonlyMap<string, Place>;
}

/** Reads the YAML files of the contract with their lines. It takes a second or so: only findings need it. */
export function readYamlPlaces(): YamlPlaces {
  const byId = new Map<string, Place>();
  const bySource = new Map<string, Place>();
  const note = (known: Map<string, Place>, key: string, place: Place) => {
    if (!known.has(key)) known.set(key, place);
  };
  for (const file of filesOf()) {
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(join(packageRoot, file), 'utf8'), { lineCounter: lines });
    const placeOf = (node: unknown): Place => {
      const offset = (node as Node | undefined)?.range?.[0] ?? 0;
      return { file, line: lines.linePos(offset).line };
    };
    visit(document, {
      Map(_, map) {
        const id = scalar(map, 'id') ?? scalar(map, 'operationId');
        if (id !== undefined) note(byId, id, placeOf(map));
        for (const source of sourcesOf(map)) {
          note(bySource, keyOf(source), placeOf(map));
          for (const [row, node] of rowsOf(map)) note(bySource, keyOf({ ...source, row }), placeOf(node));
        }
      },
    });
  }
  return { byId, bySource };
}

/** The same for every spelling of the same place. */
export const keyOf = ({ document, section, table, row }: Source): string =>
  [document, section, table, row].map((part) => part ?? '').join('|');

function filesOf(): string[] {
  const listed = FOLDERS.flatMap((folder) =>
    readdirSync(join(packageRoot, folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}/${name}`),
  );
  return [...listed, ...FILES];
}

function scalar(map: YAMLMap, name: string): string | undefined {
  const value = map.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** The places that an entry says it comes from: one, or several that share it. */
function sourcesOf(map: YAMLMap): Source[] {
  const node = map.get('x-source', true);
  if (isMap(node)) return [node.toJSON() as Source];
  return isSeq(node) ? (node.toJSON() as Source[]) : [];
}

/** The rows of the table that an entry transcribes: its fields, its name, or the codes of the error table. */
function rowsOf(map: YAMLMap): [string, unknown][] {
  const rows: [string, unknown][] = [];
  for (const name of ['properties', 'errors']) {
    const members = map.get(name, true);
    if (!isMap(members)) continue;
    for (const pair of members.items) {
      if (isPair(pair) && isScalar(pair.key)) rows.push([String(pair.key.value), pair.key]);
    }
  }
  const name = scalar(map, 'name');
  return name === undefined ? rows : [...rows, [name, map]];
}
