import { type Measure, seconds, times } from '../measure.js';
import { certifyApart } from '../program.js';

/** Histories of one run, and as few as a run can have. */
const HISTORIES = 200;
const FEW = 1;

const GOAL = 20_000;

const run = (runs: number) => certifyApart(['--suite', 'lifecycle', '--seed', '1', '--runs', String(runs)]);

/** The matrix of states, the races and the random histories, against the embedded server. */
export const lifecycle: Measure = {
  name: 'lifecycle',
  title: `The suite lifecycle: the whole matrix and ${HISTORIES} random histories`,
  async run(say) {
    say(`living through ${FEW} history`);
    const few = await run(FEW);
    say(`living through ${HISTORIES} histories`);
    const many = await run(HISTORIES);
    const { milliseconds, requests } = many.report.run;
    const { covered, total } = many.report.lifecycle?.coverage.cells ?? { covered: 0, total: 0 };
    const more = many.wall - few.wall;
    return [
      { name: 'from start to end', value: seconds(many.wall) },
      { name: 'processor', value: seconds(many.cpu) },
      {
        name: 'asking, the start of the program left out',
        value: seconds(milliseconds),
        goal: `under ${GOAL / 1000} s`,
        reached: milliseconds < GOAL,
      },
      { name: 'requests', value: String(requests) },
      { name: 'cells of the matrix', value: `${covered} of ${total}` },
      { name: `against ${FEW} history`, value: times(many.wall / few.wall) },
      { name: 'one history', value: `${(more / (HISTORIES - FEW)).toFixed(0)} ms` },
    ];
  },
};
