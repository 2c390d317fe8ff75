import { profileData } from '../../spec/profiles.js';
import type { Run } from '../../suites/results/run.js';
import type { Texts } from '../texts/en.js';
import { html, type Markup } from './markup.js';
import { spoken } from './spoken.js';

/** The head of the page: the verdict, why, and what was certified. */
export function verdictHeader(run: Run, texts: Texts): Markup {
  return html`<header class="verdict ${run.verdict}">
<p class="title">${texts.report}</p>
<h1><span class="visually-hidden">${texts.verdict}: </span>${texts.outcome[run.verdict]}</h1>
<p>${texts.meaning[run.verdict]}</p>
${run.reasons.length > 0 && html`<ul>${run.reasons.map((reason) => html`<li>${spoken(reason, texts)}</li>`)}</ul>`}
<dl class="facts">${factsOf(run, texts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function factsOf(
  { tool, contract, target, run }: Run,
  { facts, seconds, profile }: Texts,
): [string, string][] {
  const about = profileData.profiles[contract.profile];
  const server = target.embedded ? facts.embedded : target.server;
  return [
    [facts.endpoint, target.url],
    ...(server ? [[facts.server, server] satisfies [string, string]] : []),
    [facts.edition, `${contract.edition} (${contract.documents.join(', ')})`],
    [facts.profile, profile(contract.profile, about)],
    [facts.scope, target.scope],
    [facts.seed, String(run.seed)],
    [facts.requests, String(run.requests)],
    [facts.duration, seconds((run.milliseconds / 1000).toFixed(1))],
    [facts.started, run.startedAt],
    [facts.tool, `${tool.name} ${tool.version}, Node.js ${run.node}`],
  ];
}
