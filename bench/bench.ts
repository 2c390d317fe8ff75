import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import type { Measure } from './measure.js';
import { certification } from './measures/certification.js';
import { growth } from './measures/growth.js';
import { latency } from './measures/latency.js';
import { lifecycle } from './measures/lifecycle.js';
import { long } from './measures/long.js';
import { parts } from './measures/parts.js';
import { startUp } from './measures/start-up.js';
import { throughput } from './measures/throughput.js';
import { tableOf } from './table.js';

const MEASURES: readonly Measure[] = [
  startUp,
  certification,
  throughput,
  lifecycle,
  growth,
  parts,
  latency,
  long,
];

/** What most of the time is spent in, besides our own code. */
const PACKAGES = ['undici', 'ajv', 'fast-check'];

const require = createRequire(import.meta.url);
const named = process.argv.slice(2);
const unknown = named.find((name) => !MEASURES.some((measure) => measure.name === name));
if (unknown !== undefined) {
  const known = MEASURES.map(({ name }) => name).join(', ');
  process.stderr.write(`bench: unknown measure '${unknown}': expected some of ${known}\n`);
  process.exit(2);
}

const [{ model = 'unknown' } = {}] = cpus();
process.stdout.write(
  `# Benchmark of ${new Date().toISOString().slice(0, 10)}\n\nNode.js ${process.versions.node}, ${PACKAGES.map((name) => `${name} ${require(`${name}/package.json`).version}, `).join('')}${cpus().length} x ${model}; repeat it with \`npm run bench${named.map((name) => ` ${name}`).join('')}\`.\n`,
);
let missed = 0;
for (const { name, title, run } of MEASURES) {
  if (named.length > 0 && !named.includes(name)) continue;
  const figures = await run((doing) => process.stderr.write(`${name}: ${doing}\n`));
  missed += figures.filter(({ reached }) => reached === false).length;
  process.stdout.write(`\n## ${title}\n\n${tableOf(figures)}`);
}
if (missed > 0) process.exitCode = 1;
