import { pathToFileURL } from 'node:url';
import { DIFFERENCE_RULES } from '../compare/difference-rule.js';
import type { Drift } from '../compare/drift.js';
import type { StatementPlace } from '../compare/side.js';
import type { DriftReport } from './drift-report.js';
import { placeText } from './place-text.js';
import { sarifLog } from './sarif-log.js';

/** What code scanning shows beside the lines of a document; fingerprints keep a difference the same in every run. */
export function driftSarif({ tool, documents, against }: DriftReport) {
  const results = documents.flatMap(({ drifts }) => drifts.map((drift) => resultOf(drift, against)));
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const rules = [...DIFFERENCE_RULES.values()].filter(({ id }) => used.has(id)).map(descriptorOf);
  return sarifLog({ name: `${tool.name} drift`, version: tool.version }, rules, results);
}

const descriptorOf = ({ id, request }: { id: string; request: { effect: string } }) => ({
  id,
  shortDescription: { text: id.replaceAll('-', ' ') },
  fullDescription: { text: request.effect },
});

function resultOf(drift: Drift, against: string) {
  const { rule, level, message, effect, fingerprint, document, direction, requirements } = drift;
  return {
    ruleId: rule,
    level,
    message: { text: `${message} ${effect} Before: ${placeText(drift.against.at)} (${against}).` },
    locations: locationsOf(document.at),
    relatedLocations: locationsOf(drift.against.at),
    partialFingerprints: { 'drift/v1': fingerprint },
    properties: { direction, requirements },
  };
}

/** A place in a file; a place of the contract is in no file that could be shown. */
function locationsOf({ document, line, page }: StatementPlace) {
  if (line === undefined && page === undefined) return [];
  const uri = document.startsWith('/')
    ? pathToFileURL(document).href
    : encodeURI(document.replaceAll('\\', '/'));
  return [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line ?? 1 } } }];
}
