import { CROWDED, crowd } from '../crowd.js';
import { type Figure, type Measure, megabytes, seconds, times } from '../measure.js';
import { type Certified, certifyApart } from '../program.js';
import { startServerProcess } from '../server-process.js';

/** Of `--runs`: the default, and multiples of it. */
const RUNS = [20, 60, 200];

/** Sources of others on the server. */
const OTHERS = [0, CROWDED.sources];

/** Time per request may grow so far, and memory, until they no longer count as linear and flat. */
const LINEAR = 1.5;
const FLAT = 1.5;

/** What more generated requests, and more objects of others, cost. */
export const growth: Measure = {
  name: 'growth',
  title: 'Growth with --runs and with the objects of others',
  async run(say) {
    const byRuns: [string, Certified][] = [];
    for (const runs of RUNS) {
      say(`certifying with --runs ${runs}`);
      const argv = ['--runs', String(runs), '--scope', 'own-resources', '--seed', '1'];
      byRuns.push([`--runs ${runs}`, await onItsOwn(argv)]);
    }
    const byOthers: [string, Certified][] = [];
    for (const count of OTHERS) {
      say(`certifying beside ${count} sources of others`);
      const argv = ['--scope', 'own-resources', '--seed', '1'];
      byOthers.push([`beside ${count} sources`, await onItsOwn(argv, count)]);
    }
    return [...compared(byRuns), ...compared(byOthers)];
  },
};

/** Each run with its figures, and those of the last as ratios of the first. */
function compared(rows: readonly [string, Certified][]): Figure[] {
  const figures = rows.map(([name, { wall, memory, report }]) => ({
    name,
    value: `${report.run.requests} requests, ${seconds(wall)}, ${megabytes(memory)}`,
  }));
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (!first || !last) return figures;
  const [[, few], [, many]] = [first, last];
  const time = perRequest(many) / perRequest(few);
  const memory = many.memory / few.memory;
  return [
    ...figures,
    {
      name: `time per request, ${last[0]} against ${first[0]}`,
      value: times(time),
      goal: `linear: at most ${LINEAR}`,
      reached: time <= LINEAR,
    },
    {
      name: `resident memory, ${last[0]} against ${first[0]}`,
      value: times(memory),
      goal: `flat: at most ${FLAT}`,
      reached: memory <= FLAT,
    },
  ];
}

const perRequest = ({ report }: Certified) => report.run.milliseconds / report.run.requests;

async function onItsOwn(argv: string[], others = 0): Promise<Certified> {
  const server = await startServerProcess();
  try {
    await crowd(server, { sources: others, templates: 0 });
    return await certifyApart(['--endpoint', server.url, ...argv], server.env);
  } finally {
    await server.stop();
  }
}
