import { type Measure, megabytes, seconds } from '../measure.js';
import { certifyApart } from '../program.js';

/** A certification as `npm run certify` makes it, the reference server in the same process. */
export const certification: Measure = {
  name: 'certification',
  title: 'Whole certification of the reference server at default settings',
  async run(say) {
    say('certifying the embedded server');
    const { wall, memory, report } = await certifyApart(['--seed', '1']);
    const { requests, milliseconds } = report.run;
    const perSecond = (1000 * requests) / milliseconds;
    return [
      { name: 'from start to end', value: seconds(wall), goal: 'under 60 s', reached: wall < 60_000 },
      { name: 'requests', value: String(requests), goal: 'at least 20000', reached: requests >= 20_000 },
      {
        name: 'requests per second, server included',
        value: perSecond.toFixed(0),
        goal: 'at least 1000',
        reached: perSecond >= 1000,
      },
      { name: 'resident memory at most, server included', value: megabytes(memory) },
    ];
  },
};
