import type { Failure, ReceivedResponse, SentRequest } from '../../suites/results/run.js';
import { shorten } from '../shorten.js';
import type { Texts } from '../texts/en.js';
import { bodyText } from './body-text.js';
import { difference } from './difference.js';
import { html, type Markup } from './markup.js';
import type { View } from './section.js';

/** Characters of a body, and of a step before: report.json has the rest. */
const BODY = 4000;
const STEP = 400;

/** One finding: what was sent and came back, where the documents say otherwise, and how to see it again. */
export function finding(one: Failure, open: boolean, { texts, findingIds }: View): Markup {
  const { finding: names } = texts;
  const { request, response, steps, curl, replay } = one;
  const id = findingIds.get(one);
  return html`<details class="finding" id="${id}"${open && html` open`}>
<summary>${one.message}</summary>
<dl><dt>${names.documented}</dt><dd>${texts.place(one.source)}</dd></dl>
${difference(one, texts)}
${steps.length > 0 && html`<details><summary>${names.before(steps.length)}</summary><ol class="steps">${steps.map((step) => html`<li><code>${shorten(step, STEP)}</code></li>`)}</ol></details>`}
<h4>${names.request}</h4>
${request === null ? html`<p>${names.notSent}</p>` : sent(request, texts)}
${
  request !== null &&
  html`<h4>${names.response}</h4>
${response === null ? html`<p>${names.noResponse}</p>` : received(response, texts)}`
}
${curl !== '' && command(names.curl, curl)}
${replay !== '' && command(names.replay, replay)}
<a class="self" href="#${id}">${names.link}</a>
</details>
`;
}

const sent = ({ method, url, headers, body }: SentRequest, texts: Texts): Markup =>
  html`<p class="line"><code><b>${method}</b> ${url}</code></p>
${headerList(headers, texts)}
${body === null ? html`<p class="quiet">${texts.finding.noBody}</p>` : bodyOf(body, texts)}`;

const received = ({ status, headers, body, milliseconds }: ReceivedResponse, texts: Texts): Markup =>
  html`<p class="line"><code><b>${status}</b></code> <span class="quiet">${texts.finding.milliseconds(Math.round(milliseconds))}</span></p>
${headerList(headers, texts)}
${bodyOf(body, texts)}`;

const bodyOf = (body: string, { finding: names }: Texts): Markup =>
  body === ''
    ? html`<p class="quiet">${names.emptyBody}</p>`
    : html`<pre tabindex="0">${shorten(bodyText(body), BODY)}</pre>`;

function headerList(headers: Record<string, string>, { finding: names }: Texts): Markup | false {
  const entries = Object.entries(headers);
  return (
    entries.length > 0 &&
    html`<details><summary>${names.headers(entries.length)}</summary><pre tabindex="0">${entries.map(([name, value]) => `${name}: ${value}\n`)}</pre></details>`
  );
}

const command = (title: string, text: string): Markup =>
  html`<h4>${title}</h4>
<div class="command"><pre tabindex="0">${text}</pre></div>`;
