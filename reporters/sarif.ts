import { stringifyExact } from '../spec/exact-json.js';
import type {
  Failure,
  ReceivedResponse,
  RequirementResult,
  Run,
  SentRequest,
} from '../suites/results/run.js';
import { describeProblem } from './describe-failure.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { placeOf } from './sarif/place-of.js';
import { readYamlPlaces, type YamlPlaces } from './sarif/yaml-places.js';
import type { Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What the paths of the results are relative to. */
const BASE = 'CONTRACT';

/** How strongly a deviation from each level counts. */
const LEVELS = { must: 'error', should: 'warning', may: 'note' } as const;

/**
 * `report.sarif`: SARIF 2.1.0 with a rule for each requirement, and a result for each finding at the line of the
 * contract that states it. What could not be shown is an open result; errors of ours are notifications.
 */
export const sarifIn =
  (language: Language): PlainReporter =>
  (run) =>
    write(run, TEXTS[language]);

/** `report.sarif` in English. */
export const sarif = sarifIn('en');

function write(run: Run, texts: Texts): string {
  const unproven = run.requirements.filter(({ verdict }) => verdict === 'unproven');
  const findings = run.failures.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  const places =
    findings.length + unproven.length > 0 ? readYamlPlaces() : { byId: new Map(), bySource: new Map() };
  const index = new Map(run.requirements.map(({ id }, position) => [id, position]));
  const resultOf = resultWriter(run, places, index);
  const sarifRun = {
    tool: {
      driver: {
        name: run.tool.name,
        version: run.tool.version,
        semanticVersion: run.tool.version,
        rules: run.requirements.map((requirement) => ruleOf(requirement, texts)),
      },
    },
    language: texts.sarif.language,
    automationDetails: { id: categoryOf(run) },
    originalUriBaseIds: {
      [BASE]: { description: { text: `The package ${run.tool.name}, which contains the contract.` } },
    },
    invocations: [
      {
        executionSuccessful: run.verdict !== 'inconclusive',
        startTimeUtc: run.run.startedAt,
        endTimeUtc: run.run.finishedAt,
        toolExecutionNotifications: run.failures
          .filter(({ verdict }) => verdict === 'error')
          .map(notificationOf),
        properties: {
          endpoint: run.target.url,
          profile: run.contract.profile,
          scope: run.target.scope,
          seed: run.run.seed,
          verdict: run.verdict,
        },
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: [
      ...findings.map(resultOf),
      ...unproven.map((requirement) => openResult(requirement, places, index, texts)),
    ],
  };
  const log = { $schema: SCHEMA, version: '2.1.0', runs: [sarifRun] };
  return `${stringifyExact(log, 2)}\n`;
}

/** Readers keep the results of one category apart from those of others: a profile must not close what another found. */
const categoryOf = ({ tool, contract: { edition, profile } }: Run): string =>
  profile === 'full' ? `${tool.name}/${edition}/` : `${tool.name}/${edition}/${profile}/`;

function ruleOf({ id, statement, source, level, suite, kind, operationId }: RequirementResult, texts: Texts) {
  const said = statement[texts.language];
  return {
    id,
    shortDescription: { text: said },
    help: { text: texts.sarif.help(said, texts.place(source)) },
    defaultConfiguration: { level: LEVELS[level] },
    properties: {
      tags: [suite, kind, level],
      ...(operationId !== null && { operationId }),
      statementZh: statement.zh,
    },
  };
}

function resultWriter(run: Run, places: YamlPlaces, index: ReadonlyMap<string, number>) {
  const requirements = new Map(run.requirements.map((requirement) => [requirement.id, requirement]));
  return (failure: Failure) => {
    const { id, requirement, verdict, request, response, expected, received, curl, replay } = failure;
    const about = requirements.get(requirement) ?? {
      id: requirement,
      operationId: null,
      source: failure.source,
    };
    return {
      ruleId: requirement,
      ...ruleIndex(requirement, index),
      kind: 'fail',
      level: verdict === 'warn' ? 'warning' : 'error',
      message: { text: describeProblem(failure) },
      ...locations(about, places),
      partialFingerprints: { 'case/v1': printable(id) },
      ...(request && { webRequest: webRequest(request) }),
      ...(response && { webResponse: webResponse(response) }),
      properties: { documented: failure.documented, expected, received, curl, replay },
    };
  };
}

const openResult = (
  requirement: RequirementResult,
  places: YamlPlaces,
  index: ReadonlyMap<string, number>,
  { sarif: words, unproven }: Texts,
) => ({
  ruleId: requirement.id,
  ...ruleIndex(requirement.id, index),
  kind: 'open',
  level: 'none',
  message: { text: words.open(printable(requirement.reason ?? unproven.noReason)) },
  ...locations(requirement, places),
  partialFingerprints: { 'case/v1': requirement.id },
});

function ruleIndex(id: string, index: ReadonlyMap<string, number>) {
  const position = index.get(id);
  return position === undefined ? {} : { ruleIndex: position };
}

function locations(about: Pick<RequirementResult, 'id' | 'operationId' | 'source'>, places: YamlPlaces) {
  const place = placeOf(about, places);
  const logical = about.operationId !== null && {
    logicalLocations: [{ name: about.operationId, kind: 'function' }],
  };
  const physical = place && {
    physicalLocation: {
      artifactLocation: { uri: place.file, uriBaseId: BASE },
      region: { startLine: place.line },
    },
  };
  return logical || physical ? { locations: [{ ...physical, ...logical }] } : {};
}

const notificationOf = (failure: Failure) => ({
  level: 'error',
  message: { text: describeProblem(failure) },
  associatedRule: { id: failure.requirement },
});

const webRequest = ({ method, url, headers, body }: SentRequest) => ({
  method,
  target: url,
  headers,
  ...(body !== null && { body: { text: body } }),
});

const webResponse = ({ status, headers, body }: ReceivedResponse) => ({
  statusCode: status,
  headers,
  body: { text: body },
});
