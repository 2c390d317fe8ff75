import { describe, expect, test } from 'vitest';
import { contradictions as known } from '../../spec/contradictions.js';
import type { Drift } from '../../spec/drift/compare/drift.js';
import {
  compareWithContract,
  compareWithDocument,
  type NamedDocument,
} from '../../spec/drift/compare-documents.js';
import { findDocument } from '../../spec/drift/find-document.js';
import { lint } from '../../spec/drift/lint/lint.js';
import { readText } from '../../spec/drift/read-document.js';
import { EDITIONS, type Edition } from '../../spec/editions.js';
import { readYaml } from '../../spec/yaml-file.js';
import { documentedExamples } from './documented-examples.js';

const folder = process.env.SMS_DOCUMENTS;

interface Pair {
  document: string;
  against: string;
  differences: string[];
}

const pairs = readYaml<Pair[]>('fixtures/drift/differences.yaml');
const contradictions = readYaml<Record<string, string[]>>('fixtures/drift/contradictions.yaml');

const OWN = {
  '000': 'page-2025-10-22',
  '001': 'page-2025-06-19-intl',
  '002': 'page-undated',
  '003': 'page-2026-01-27',
  '004': 'manual-38',
} as const;

const DOCUMENTS = Object.keys(OWN) as (keyof typeof OWN)[];

const read = (document: string): NamedDocument => ({
  file: `${document}.txt`,
  claims: readText(findDocument(folder ?? '', document)),
});

/** A difference as the fixture has it: the place, the rule and, where they are short, both statements. */
function line({ place, rule, what, message, against, document }: Drift): string {
  if (what === 'words' || what === 'example') return `${place} ${rule}`;
  if (what !== 'enum')
    return `${place} ${rule}: ${against.value ?? 'nothing'} -> ${document.value ?? 'nothing'}`;
  const [, now, then] = /(?:value|values is now stated as) (.*?)(?:, before (.*?))?\.$/.exec(message) ?? [];
  return `${place} ${rule} ${[now, then].filter(Boolean).join(' <- ')}`;
}

describe.skipIf(!folder)('the documents (skipped unless SMS_DOCUMENTS names their folder)', () => {
  test.each(DOCUMENTS)('%s states what its own edition of the contract states', (document) => {
    const report = compareWithContract(read(document), OWN[document], documentedExamples(OWN[document]));
    expect(report.drifts.map(line)).toEqual([]);
  });

  /** The facts of a document that neither the contract of an edition nor the document's own edition states. */
  const unexplained = (claims: NamedDocument, edition: Edition, own: string) =>
    compareWithContract(claims, edition, () => [])
      .drifts.filter(({ what, editions }) => what !== 'words' && !editions.some((one) => one === own))
      .map(line);

  test.each(DOCUMENTS.flatMap((document) => EDITIONS.map((edition) => [document, edition] as const)))(
    'every fact in which %s differs from %s is what an edition states',
    (document, edition) => {
      expect(unexplained(read(document), edition, OWN[document])).toEqual([]);
    },
  );

  test('a fact that no edition states is unexplained', () => {
    const document = read('003');
    const row = document.claims.operations[0]?.tables
      .flatMap(({ rows }) => rows)
      .find(({ name }) => name === 'name');
    Object.assign(row ?? {}, { maxLength: 65 });
    expect(unexplained(document, 'latest', OWN['003'])).toEqual(['request.name max-length-raised: 64 -> 65']);
  });

  test.each(pairs)(
    '$document differs from $against in exactly what is listed',
    ({ document, against, differences }) => {
      expect(compareWithDocument(read(document), read(against)).drifts.map(line)).toEqual(differences);
    },
  );

  test.each(DOCUMENTS)('%s contradicts itself in exactly what is listed', (document) => {
    const found = lint(read(document)).map(({ rule, subject }) => `${rule}: ${subject}`);
    expect(found.sort()).toEqual(contradictions[document]);
  });
});

interface Findable {
  id: string;
  /** What lint tells of it, by document. */
  found?: Record<string, string[]>;
  /** What comparing tells of it, by pair of documents: the beginning of a difference. */
  between?: Record<string, string[]>;
  /** Why a program cannot tell. */
  not?: string;
}

const findable = readYaml<Findable[]>('fixtures/drift/findable.yaml');

test('every contradiction is found by lint, or between documents, or has the reason why it cannot be', () => {
  expect(findable.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
  for (const { id, found, between, not } of findable) {
    expect([found ?? between, not].filter(Boolean), id).toHaveLength(1);
  }
});

test.each(findable.filter(({ not }) => not === undefined))(
  '$id is among what the lists say is found',
  ({ found = {}, between = {} }) => {
    for (const [document, findings] of Object.entries(found)) {
      expect(contradictions[document]).toEqual(expect.arrayContaining(findings));
    }
    for (const [pair, beginnings] of Object.entries(between)) {
      const listed = pairs.find(({ document, against }) => `${document} ${against}` === pair)?.differences;
      for (const beginning of beginnings) {
        expect(
          listed?.some((difference) => difference.startsWith(beginning)),
          beginning,
        ).toBe(true);
      }
    }
  },
);

test('the lists are of all pairs of documents about one operation, and of all documents', () => {
  const compared = pairs.map(({ document, against }) => [document, against].sort().join());
  expect(new Set(compared)).toEqual(
    new Set(['000,001', '000,002', '000,004', '001,002', '001,004', '002,004', '003,004']),
  );
  expect(Object.keys(contradictions)).toEqual(DOCUMENTS);
});
