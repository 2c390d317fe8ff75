import { CROWDED, type Crowd, crowd } from '../crowd.js';
import { certifyLongApart } from '../long/certify-apart.js';
import { growthOf } from '../long/growth-of.js';
import type { Told } from '../long/task.js';
import { type Figure, type Measure, megabytes, times } from '../measure.js';
import { startServerProcess } from '../server-process.js';

/** Requests that each kind of run sends at least; `BENCH_REQUESTS` asks for fewer or more. */
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 100_000);

/** Requests from one sample to the next, and how many samples each kind of run has a line for. */
const EVERY = 2_500;
const LINES = 10;

/** Up to here, what is held counts as no more than before. */
const FLAT = 1.25;

/** Generated requests per property so that a certification sends `REQUESTS` requests, of which each run takes some 280. */
const MANY_RUNS = Math.max(20, Math.round((REQUESTS - 25_000) / 280));

interface Kind {
  name: string;
  runs?: number;
  atOnce?: number;
  others?: Crowd;
}

const KINDS: readonly Kind[] = [
  { name: 'one after the other' },
  { name: `--runs ${MANY_RUNS}`, runs: MANY_RUNS },
  { name: `beside ${CROWDED.sources} sources and ${CROWDED.templates} templates`, others: CROWDED },
  { name: 'two at once', atOnce: 2 },
];

/** What grows, with the middle of which samples are compared. */
const HELD: readonly [what: string, value: (sample: Told) => number | undefined][] = [
  ['memory in use', ({ used }) => used],
  ['resident memory', ({ resident }) => resident],
  ['active handles', ({ handles }) => handles],
  ['open sockets', ({ sockets }) => sockets],
  ['open descriptors', ({ descriptors }) => descriptors],
];

/** Whether certifying for long takes ever more memory, handles or sockets. */
export const long: Measure = {
  name: 'long',
  title: `Certifying for long, each time with at least ${REQUESTS} requests`,
  async run(say) {
    const figures: Figure[] = [];
    for (const kind of KINDS) {
      say(`certifying ${kind.name}`);
      figures.push(...figuresOf(kind.name, await certifyLong(kind)));
    }
    return figures;
  },
};

async function certifyLong({ runs = 20, atOnce = 1, others }: Kind): Promise<Told[]> {
  const server = await startServerProcess();
  try {
    if (others) await crowd(server, others);
    const task = { endpoint: server.url, requests: REQUESTS, runs, atOnce, every: EVERY };
    return await certifyLongApart(task, server.env);
  } finally {
    await server.stop();
  }
}

/** Some of the samples, the growth while certifying, and what is left between certifications. */
function figuresOf(kind: string, told: readonly Told[]): Figure[] {
  const during = told.filter(({ kind: when }) => when === 'during');
  const step = Math.max(1, Math.floor(during.length / LINES));
  const shown = during.filter((_, index) => index % step === step - 1);
  return [
    ...shown.map((sample) => ({
      name: `${kind}, after ${sample.requests} requests`,
      value: described(sample),
    })),
    ...HELD.flatMap(([what, value]) => growth(`${kind}: ${what}`, during.map(value))),
    ...atRest(kind, told),
    ...leftBetween(kind, told),
  ];
}

/** What stays in memory when a certification has ended, where there are enough of them to compare. */
function atRest(kind: string, told: readonly Told[]): Figure[] {
  const between = told.filter(({ kind: when }) => when === 'between');
  if (between.length < 3) return [];
  return growth(
    `${kind}: memory in use between certifications`,
    between.map(({ used }) => used),
  );
}

function growth(name: string, values: readonly (number | undefined)[]): Figure[] {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return [];
  const ratio = growthOf(known);
  return [
    {
      name: `${name}, last third against first third`,
      value: `${times(ratio)}: ${ratio > FLAT ? 'it grows' : 'it does not grow'}`,
      goal: `flat: at most ${FLAT}`,
      reached: ratio <= FLAT,
    },
  ];
}

/** Handles and sockets of a certification must be gone when it has ended. */
function leftBetween(kind: string, told: readonly Told[]): Figure[] {
  const before = told.find(({ kind: when }) => when === 'before');
  const last = told.findLast(({ kind: when }) => when === 'between');
  if (!before || !last) return [];
  return (['handles', 'sockets'] as const).map((what) => ({
    name: `${kind}: ${what} left when the last certification had ended`,
    value: String(last[what] - before[what]),
    goal: 'none',
    reached: last[what] <= before[what],
  }));
}

const described = ({ resident, used, handles, sockets, descriptors }: Told): string =>
  [
    `${megabytes(resident)} resident`,
    `${megabytes(used)} in use`,
    `${handles} handles`,
    `${sockets} sockets`,
    ...(descriptors === undefined ? [] : [`${descriptors} descriptors`]),
  ].join(', ');
