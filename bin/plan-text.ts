import { printable } from '../reporters/printable.js';
import type { Scope } from '../suites/covered.js';
import { PREFIX } from '../suites/harness/own-name.js';
import type { Plan } from '../suites/plan/plan.js';
import type { CreatedKind } from '../suites/results/created-kind.js';

const NAMES: Record<CreatedKind, [one: string, many: string]> = {
  source: ['source', 'sources'],
  task: ['task', 'tasks'],
  template: ['template', 'templates'],
  project: ['migration project', 'migration projects'],
};

const TOUCHED: Record<Scope, string> = {
  'read-only': 'nothing: only GET is sent',
  'own-resources': 'only what the run itself creates; everything is deleted again',
  'account-wide':
    'also what belongs to the whole account, which is restored: the default migration project, the privacy agreement, the most templates and sources',
};

/** A plan for people. */
export function planText(plan: Plan): string {
  const { endpoint, profile, scope, suites, operations, checks, requests, seconds } = plan;
  const left = checks.all - checks.allowed;
  const rows: [string, string][] = [
    ['endpoint', printable(endpoint)],
    ['scope', `${scope}; touches ${TOUCHED[scope]}`],
    ['profile', profile],
    ['operations', operations.length > 5 ? `${operations.length}` : operations.join(', ')],
    ['suites', suites.join(', ')],
    ['checks', `${checks.allowed}${left > 0 ? `; ${left} more need a wider scope` : ''}`],
    ['requests', `about ${rounded(requests)}`],
    ['creates', creates(plan)],
    [
      'takes',
      seconds === null
        ? 'as long as the server takes; --rate limits the requests per second'
        : `at least ${duration(seconds)} at the rate given`,
    ],
  ];
  return ['Plan', ...rows.map(([name, text]) => `  ${name.padEnd(11)}${text}`), ''].join('\n');
}

function creates({ creates: counts }: Plan): string {
  const parts = (['source', 'task', 'template', 'project'] as const).flatMap((kind) => {
    const [one, many] = NAMES[kind];
    return counts[kind] > 0 ? [`${rounded(counts[kind])} ${counts[kind] === 1 ? one : many}`] : [];
  });
  return parts.length === 0
    ? 'nothing'
    : `about ${parts.join(', ')}, one after the other, named ${PREFIX}... or as in the examples of the documents`;
}

/** Two digits are as much as an estimate knows. */
function rounded(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return (Math.round(count / unit) * unit).toLocaleString('en-US');
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
