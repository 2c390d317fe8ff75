import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { printable } from '../../reporters/printable.js';
import { shorten } from '../../reporters/shorten.js';
import type { AcceptedFinding, FailOn } from '../../suites/results/gate.js';
import type { RequirementResult, Run } from '../../suites/results/run.js';
import type { Baseline } from './baseline.js';
import { isAsked, isFinding } from './is-finding.js';

/** How long a finding is accepted that nobody has given another day, in days. */
const ACCEPTED_DAYS = 90;
const REASON = 200;
const NOBODY = 'nobody yet';

const HEAD = ` What is accepted for a while, so that only new findings fail the gate. Each entry has an owner and a last day.
 certify --baseline reads it, certify --update-baseline writes it; comments stay.`;

/** The list after a run: what was found is in it, what was not found any more is not. */
export interface UpdatedBaseline {
  text: string;
  added: string[];
  removed: string[];
  /** Expired, found again, and accepted anew. */
  renewed: string[];
  /** What stands in the list now. */
  accepted: AcceptedFinding[];
}

/**
 * Brings the list of accepted findings up to a run. Entries about requirements that the run did not ask stay.
 *
 * @param today as `2026-12-31`
 */
export function updateBaseline({ text, accepted }: Baseline, run: Run, today: string): UpdatedBaseline {
  const document = documentOf(text);
  const list = document.get('accepted', true) as YAMLSeq;
  const results = new Map(
    run.requirements.filter(isAsked).map((requirement) => [requirement.id, requirement]),
  );
  const expires = later(today);
  const removed: string[] = [];
  const renewed: string[] = [];
  const kept = new Set<string>();
  list.items = list.items.filter((item) => {
    if (!isMap(item)) return true;
    const id = String(item.get('requirement'));
    const result = results.get(id);
    if (result && !isFinding(result.verdict)) {
      removed.push(id);
      return false;
    }
    kept.add(id);
    if (result && result.verdict !== 'error') item.set('verdict', result.verdict);
    if (result && accepted.some((one) => one.requirement === id && one.expires < today)) {
      item.set('expires', expires);
      renewed.push(id);
    }
    return true;
  });
  const added = run.requirements.filter(
    ({ id, verdict }) => isFinding(verdict) && verdict !== 'error' && !kept.has(id),
  );
  for (const requirement of added) list.add(document.createNode(entryOf(requirement, run, expires)));
  return {
    text: document.toString({ lineWidth: 0 }),
    added: added.map(({ id }) => id),
    removed,
    renewed,
    accepted: (document.toJSON() as { accepted: AcceptedFinding[] }).accepted,
  };
}

/** The document of the list, with its comments; a new one where there is none yet. */
function documentOf(text: string): Document {
  const document: Document = parseDocument(text);
  if (!isMap(document.contents)) {
    document.contents = document.createNode({});
    document.commentBefore ??= HEAD;
  }
  if (!isSeq(document.get('accepted', true))) document.set('accepted', document.createNode([]));
  (document.get('accepted', true) as YAMLSeq).flow = false;
  return document;
}

function entryOf(
  { id, verdict, reason }: RequirementResult,
  { failures }: Run,
  expires: string,
): AcceptedFinding {
  const found = failures.find(({ requirement }) => requirement === id)?.message ?? reason ?? verdict;
  return {
    requirement: id,
    verdict: verdict as FailOn,
    reason: printable(shorten(found, REASON)),
    owner: NOBODY,
    expires,
  };
}

function later(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ACCEPTED_DAYS);
  return day.toISOString().slice(0, 10);
}
