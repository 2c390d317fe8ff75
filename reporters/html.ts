import type { Failure, Run } from '../suites/results/run.js';
import { groupBy } from './group-by.js';
import { Anchors } from './html/anchors.js';
import { coverageSection } from './html/coverage-section.js';
import { draw } from './html/draw.js';
import { findingsSection } from './html/findings-section.js';
import { gateSection } from './html/gate-section.js';
import { leftoversSection } from './html/leftovers-section.js';
import { lifecycleSection } from './html/lifecycle-section.js';
import { html as markup } from './html/markup.js';
import { matrixSection } from './html/matrix-section.js';
import { page } from './html/page.js';
import { readingsSection } from './html/readings-section.js';
import { requirementsSection } from './html/requirements-section.js';
import type { Section, SectionName, View } from './html/section.js';
import { sourceGraph } from './html/source-graph.js';
import { summarySection } from './html/summary-section.js';
import { taskGraph } from './html/task-graph.js';
import { unprovenSection } from './html/unproven-section.js';
import { verdictHeader } from './html/verdict-section.js';
import type { Reporter } from './reporter.js';
import type { Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

const SECTIONS: readonly (readonly [SectionName, Section])[] = [
  ['summary', summarySection],
  ['gate', gateSection],
  ['findings', findingsSection],
  ['leftovers', leftoversSection],
  ['matrix', matrixSection],
  ['requirements', requirementsSection],
  ['lifecycle', lifecycleSection],
  ['readings', readingsSection],
  ['coverage', coverageSection],
  ['unproven', unprovenSection],
];

/** `report.html`: the run as one page for people, which needs no network. */
export const html =
  (language: Language): Reporter =>
  async (run) => {
    const texts = TEXTS[language];
    const view = await viewOf(run, texts);
    const sections = SECTIONS.flatMap(([name, section]) => {
      const content = section(view);
      return content ? [{ name, content }] : [];
    });
    const links = sections.map(({ name }) => markup`<li><a href="#${name}">${texts.sections[name]}</a></li>`);
    return page({
      language,
      title: `${texts.outcome[run.verdict]}: ${run.target.url}`,
      verdict: run.verdict,
      words: texts.finding,
      body: markup`<a class="skip" href="#content">${texts.skip}</a>
${verdictHeader(run, texts)}
<nav aria-label="${texts.navigation}"><ul>${links}</ul></nav>
<main id="content" tabindex="-1">
${sections.map(({ content }) => content)}
</main>
<footer><p>${texts.footer(run.tool.name, run.tool.version)}</p></footer>`,
    });
  };

async function viewOf(run: Run, texts: Texts): Promise<View> {
  const anchors = new Anchors();
  return {
    run,
    texts,
    anchors,
    findings: groupBy(run.failures, ({ requirement }) => requirement),
    findingIds: idsOf(run.failures, anchors),
    pictures: await picturesOf(run, texts),
  };
}

/** Several findings of one check have the same id: the second one gets a number. */
function idsOf(failures: readonly Failure[], anchors: Anchors): Map<Failure, string> {
  const times = new Map<string, number>();
  return new Map(
    failures.map((failure) => {
      const number = (times.get(failure.id) ?? 0) + 1;
      times.set(failure.id, number);
      return [failure, anchors.of('finding', number === 1 ? failure.id : `${failure.id}~${number}`)];
    }),
  );
}

async function picturesOf({ lifecycle, transitions }: Run, texts: Texts): Promise<View['pictures']> {
  if (!lifecycle) return { task: null, source: null };
  const { picture, task, source } = texts.lifecycle;
  const { covered, total } = lifecycle.coverage.transitions;
  return {
    task: await draw(taskGraph(lifecycle, transitions, texts), picture(task, covered, total)),
    source: await draw(sourceGraph(lifecycle, transitions), picture(source, covered, total)),
  };
}
