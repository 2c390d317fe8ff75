import { describeSource } from '../../spec/source.js';
import type { Problem } from './in-chinese.js';
import type { Language } from './language.js';
import { lifecycleTexts } from './lifecycle-en.js';

/** A sentence and the language that it is in. */
export interface Sentence {
  text: string;
  language: Language;
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The texts in English; those of the other languages have the same keys. */
export const en = {
  report: 'Conformance report',
  language: 'en' as Language,
  none: 'none',
  of: (covered: number, total: number) => `${covered} of ${total}`,
  listEnd: (left: number) => `and ${left} more`,
  seconds: (seconds: string) => `${seconds} s`,
  total: 'total',
  verdict: 'Verdict',
  verdicts: {
    pass: 'pass',
    warn: 'warn',
    unproven: 'unproven',
    fail: 'fail',
    error: 'error',
    'not-applicable': 'not applicable',
  },
  outcome: {
    conformant: 'conformant',
    'non-conformant': 'non-conformant',
    inconclusive: 'inconclusive',
  },
  meaning: {
    conformant: 'Everything required was shown, and nothing failed.',
    'non-conformant': 'The server does not do what the documents require.',
    inconclusive: 'Nothing failed, but not everything required could be shown.',
  },
  suites: {
    examples: 'examples',
    rejections: 'rejections',
    properties: 'properties',
    relations: 'relations',
    lifecycle: 'lifecycle',
    security: 'security',
  },
  levels: { must: 'must', should: 'should', may: 'may' },
  kinds: {
    request: 'limits and conditions of requests',
    response: 'limits and conditions of answers',
    rule: 'rules of behaviour',
    example: 'documented examples',
    transition: 'transitions',
  },
  facts: {
    endpoint: 'Endpoint',
    embedded: 'the embedded reference server',
    server: 'Server',
    edition: 'Edition',
    profile: 'Profile',
    scope: 'Scope',
    seed: 'Seed',
    requests: 'Requests',
    duration: 'Duration',
    started: 'Started',
    tool: 'Tool',
  },
  /** The parts of the API that a server may claim to implement. */
  profile: (name: string, about: { en: string; zh: string } | undefined) =>
    about ? `${name} (${about.en})` : name,
  badge: {
    colon: ': ',
    part: (profile: string) => `part of ${profile}`,
    about: (edition: string, day: string, version: string) =>
      `Server Migration Service API v3, edition ${edition}; certified on ${day} with sms-conformance ${version}`,
  },
  sections: {
    summary: 'Summary',
    matrix: 'Operations and suites',
    findings: 'Findings',
    requirements: 'Requirements',
    lifecycle: 'State machines',
    readings: 'Readings',
    coverage: 'Coverage',
    unproven: 'Not shown',
    leftovers: 'Left behind',
    gate: 'Gate',
  },
  columns: {
    suite: 'Suite',
    level: 'Level',
    operation: 'Operation',
    kind: 'Kind',
    requirement: 'Requirement',
    statement: 'Statement',
    shown: 'Shown',
    status: 'Status',
    code: 'Error code',
    times: 'Times',
    operations: 'Operations',
    witness: 'Witness',
    reading: 'Reading',
    state: 'State',
    request: 'Request',
    transition: 'Transition',
    cause: 'Operation',
    outcome: 'Outcome',
    reason: 'Reason',
  },
  navigation: 'Sections of the report',
  skip: 'Skip to the content',
  noRequirements: 'The run has no requirements.',
  severalOperations: 'several operations',
  matrixHelp:
    'Each cell has the worst verdict and how many requirements there are; it leads to them. A dash: the suite asks nothing of the operation.',
  cell: (operation: string, suite: string) => `${operation}, ${suite}:`,
  filter: {
    title: 'Filter',
    search: 'Search',
    searchHint: 'id, statement, table, reason …',
    all: 'all',
    reset: 'Reset',
    openAll: 'Open all',
    closeAll: 'Close all',
    shown: 'requirements shown',
  },
  requirement: {
    documented: 'Documented',
    cases: 'Cases',
    reason: 'Reason',
    reading: 'Reading',
    failures: 'Findings',
    suite: 'Suite',
    level: 'Level',
    kind: 'Kind',
    link: 'Link to this requirement',
  },
  finding: {
    fail: 'Failures',
    error: 'Errors of the suite or the network, not of the server',
    warn: 'Warnings',
    unproven: 'Unproven',
    none: 'Nothing was found: no failure, no error, no warning.',
    cases: (count: number) => counted(count, 'case', 'cases'),
    requirement: 'Required',
    documented: 'Documented',
    before: (count: number) => `Before it: ${counted(count, 'request', 'requests')}`,
    request: 'Request',
    response: 'Response',
    noResponse: 'No response came back.',
    notSent: 'Nothing was sent.',
    headers: (count: number) => counted(count, 'header', 'headers'),
    emptyBody: 'empty body',
    noBody: 'no body',
    milliseconds: (count: number) => `${count} ms`,
    difference: 'Expected and received',
    expected: 'expected',
    received: 'received',
    oneOf: 'one of',
    curl: 'Send it again with curl',
    replay: 'Repeat the checks',
    copy: 'Copy',
    copied: 'Copied',
    link: 'Link to this finding',
    inShort: (count: number) =>
      `Further ${counted(count, 'finding', 'findings')}, in short; report.json has them in full.`,
  },
  lifecycle: lifecycleTexts,
  readings: {
    help: 'Where the documents disagree or leave a choice, every documented reading passes; these are the ones that the server follows.',
    contradictions: 'Where the documents disagree',
    recorded: 'Where the documents leave a choice',
    ruling: 'Ruling',
    places: 'Places',
    none: 'No case fell under a contradiction.',
    requirements: (count: number) => counted(count, 'requirement', 'requirements'),
  },
  coverage: {
    requirements: 'Requirements',
    requirementsHelp: 'Shown: at least one case of the run was about it.',
    statuses: 'Statuses',
    codes: 'Error codes',
    undocumented: 'not in the table',
    unseenStatuses: (count: number) =>
      `${counted(count, 'documented status', 'documented statuses')} never answered`,
    unseenCodes: (count: number) => `${counted(count, 'documented code', 'documented codes')} never answered`,
    withoutCode: 'without a code',
    answered: (count: number) => counted(count, 'time', 'times'),
    line: (line: number) => `transcript.jsonl, line ${line}`,
    nobodyKnows: 'no request of the run led to it',
  },
  unproven: {
    required: 'Required and not shown',
    requiredNone: 'Everything required was shown.',
    notApplicable: 'Not applicable in this run',
    unasked: 'In the documents, and asked by no suite',
    noReason: 'no reason was recorded',
  },
  /** The labels of a finding on a terminal; at most eleven columns wide. */
  details: {
    documented: 'documented',
    before: 'before',
    request: 'request',
    body: 'body',
    response: 'response',
    curl: 'curl',
    replay: 'replay',
  },
  console: {
    edition: 'edition',
    profile: 'profile',
    scope: 'scope',
    seed: 'seed',
    requests: (requests: number, seconds: string) => `${requests} requests in ${seconds} s`,
    lifecycle: 'lifecycle',
    covered: { states: 'states', transitions: 'transitions', cells: 'cells' },
    suite: 'suite',
    notApplicable: 'not-applicable',
    earlier: (count: number) => `(${count} earlier requests)`,
    noResponse: 'none came back',
    emptyBody: '(empty body)',
    leftovers: 'Left behind at the endpoint',
    interrupted: 'Interrupted: this is about what was done until then.',
    verdict: 'Verdict: ',
    report: 'Report:  ',
    notWritten: 'could not be written',
  },
  gate: {
    title: 'Gate',
    outcome: { passed: 'passed', failed: 'failed', inconclusive: 'inconclusive' },
    counted: (count: number) =>
      `${counted(count, 'finding counts', 'findings count')} and nobody has accepted`,
    accepted: (count: number) => `${counted(count, 'finding is', 'findings are')} accepted`,
    expired: (count: number) =>
      `${counted(count, 'finding was', 'findings were')} accepted until a day that is over`,
    gone: (count: number) =>
      `${counted(count, 'accepted finding occurs', 'accepted findings occur')} no longer: take out of the list`,
    new: (count: number) => `${counted(count, 'finding is', 'findings are')} new`,
    fixed: (count: number) => `${counted(count, 'finding is', 'findings are')} fixed`,
    remaining: (count: number) => `${counted(count, 'finding is', 'findings are')} still there`,
    since: (report: string, profile: string | null) =>
      profile === null
        ? `compared with ${report}`
        : `compared with ${report} of the profile ${profile} as far as both asked`,
    until: (owner: string, day: string) => `${owner}, until ${day}`,
  },
  sarif: {
    /** As ISO 639 and 3166 name it. */
    language: 'en-US',
    help: (statement: string, place: string) => `${statement} Documented: ${place}.`,
    open: (reason: string) => `It could not be shown: ${reason}.`,
  },
  leftovers: {
    title: 'What the run created and could not remove',
    unknownId: 'id unknown',
  },
  place: describeSource,
  /** What is wrong, as a sentence; the record has it in English. */
  problem: ({ message }: Problem, _statement: { en: string; zh: string } | undefined): string => message,
  /** What a server does where the documents leave a choice. */
  reading: (text: string): Sentence => ({ text, language: 'en' }),
  /** What a run says in English, in this language where it is known. */
  sentence: (text: string): Sentence => ({ text, language: 'en' }),
  footer: (tool: string, version: string) =>
    `Written by ${tool} ${version} from the record of the run; report.json has all of it, transcript.jsonl every request and response.`,
};

/** What the reports for people say, in one language. */
export type Texts = typeof en;
