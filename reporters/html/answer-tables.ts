import { isEdition } from '../../spec/editions.js';
import { ERROR_CODES } from '../../spec/errors.js';
import { rulesOf, type Text } from '../../spec/rules.js';
import { STATUSES } from '../../spec/statuses.js';
import type { AnswerResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { shorten } from '../shorten.js';
import { html, type Markup } from './markup.js';
import { scrolling, type View } from './section.js';

/** Operations that are named beside a status or a code; more are counted. */
const NAMED = 3;
const BODY = 300;

/** The statuses of the status table, and those that the server made up, each with a witness. */
export function statusTable(view: View): Markup {
  const { run, texts } = view;
  const seen = groupBy(run.answers, ({ status }) => status);
  const documented = new Map(STATUSES.map((row) => [row.status, row]));
  const unseen = STATUSES.filter(({ status }) => !seen.has(status));
  const rows = [...seen].sort(([a], [b]) => a - b);
  return html`${answerTable(
    texts.columns.status,
    rows.map(([status, answers]) => {
      const row = documented.get(status);
      return [row ? html`${status} <small>${row.name}</small>` : undocumented(String(status), view), answers];
    }),
    view,
  )}
<details><summary>${texts.coverage.unseenStatuses(unseen.length)}</summary><ul>${unseen.map(
    ({ status, name, meaning }) => html`<li><b>${status}</b> ${name}: ${meaning[texts.language]}</li>`,
  )}</ul></details>`;
}

/** The codes of the error table, and those that the server made up, each with a witness. */
export function codeTable(view: View): Markup {
  const { run, texts } = view;
  const refusals = run.answers.filter(({ status }) => status >= 400);
  const seen = groupBy(refusals, ({ code }) => code);
  const documented = new Set(ERROR_CODES);
  const reasons = untestableCodes(run.contract.edition);
  const unseen = ERROR_CODES.filter((code) => !seen.has(code));
  const rows = [...seen].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return html`${answerTable(
    texts.columns.code,
    rows.map(([code, answers]) => {
      if (code === null) return [html`${texts.coverage.withoutCode}`, answers];
      return [documented.has(code) ? html`<code>${code}</code>` : undocumented(code, view), answers];
    }),
    view,
  )}
<details><summary>${texts.coverage.unseenCodes(unseen.length)}</summary><dl class="readings">${[
    ...groupBy(unseen, (code) => reasons.get(code)?.[texts.language] ?? texts.coverage.nobodyKnows),
  ].map(
    ([reason, codes]) => html`<dt>${reason} (${codes.length})</dt><dd>${codes.join(', ')}</dd>`,
  )}</dl></details>`;
}

const undocumented = (name: string, { texts }: View): Markup =>
  html`<code>${shorten(name, 60)}</code> <span class="pill warn">${texts.coverage.undocumented}</span>`;

function answerTable(
  title: string,
  rows: (readonly [Markup, readonly AnswerResult[]])[],
  { texts }: View,
): Markup {
  const { columns, coverage } = texts;
  return scrolling(
    title,
    html`<table class="answers">
<thead><tr><th scope="col">${title}</th><th scope="col">${columns.times}</th><th scope="col">${columns.operations}</th><th scope="col">${columns.witness}</th></tr></thead>
<tbody>${rows.map(([name, answers]) => {
      const [witness] = answers;
      const times = answers.reduce((sum, { count }) => sum + count, 0);
      const operations = [...new Set(answers.map(({ operationId }) => operationId))];
      const left = operations.length - NAMED;
      return html`<tr><th scope="row">${name}</th><td>${times}</td><td>${operations.slice(0, NAMED).join(', ')}${left > 0 && ` ${texts.listEnd(left)}`}</td><td>${witness && witnessOf(witness)}</td></tr>`;
    })}</tbody>
</table>`,
  );

  function witnessOf({ request, response, line }: AnswerResult): Markup {
    return html`<details><summary><code>${request.method} ${shorten(request.url, 120)}</code></summary>
<p class="quiet">${coverage.line(line)}</p>
${request.body !== null && html`<pre tabindex="0">${shorten(request.body, BODY)}</pre>`}
<pre tabindex="0">${response.status} ${shorten(response.body, BODY)}</pre></details>`;
  }
}

/** Why no client can bring a code about, by code. */
function untestableCodes(edition: string): ReadonlyMap<string, Text> {
  if (!isEdition(edition)) return new Map();
  return new Map(
    rulesOf(edition).flatMap(({ codes = [], untestable }) =>
      untestable ? codes.map((code) => [code, untestable] as const) : [],
    ),
  );
}
