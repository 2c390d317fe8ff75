import { type Measure, seconds, times } from '../measure.js';
import { certifyApart } from '../program.js';
import { startServerProcess } from '../server-process.js';

const LATENCY_MS = 50;

/** Requests under way at once, where the user allows so many. */
const AT_ONCE = 64;

/** Requests per second that the user allows. */
const RATE = 100;

/** What is asked: a part, since one request after the other takes long. */
const PART = ['--operation', 'RegisterServer', '--operation', 'UpdateServerName', '--suite', 'rejections'];

/** Whether a slow server is asked many things at once. */
export const latency: Measure = {
  name: 'latency',
  title: `A server that holds every answer back for ${LATENCY_MS} ms`,
  async run(say) {
    const server = await startServerProcess(['--latency', String(LATENCY_MS)]);
    const run = async (options: string[]) => {
      const argv = ['--endpoint', server.url, '--scope', 'own-resources', '--seed', '1', ...PART, ...options];
      const { report } = await certifyApart(argv, server.env);
      return report.run;
    };
    try {
      say('asking one request after the other');
      const single = await run(['--concurrency', '1']);
      say(`asking up to ${AT_ONCE} at once`);
      const many = await run(['--concurrency', String(AT_ONCE)]);
      say(`asking up to ${AT_ONCE} at once, at most ${RATE} a second`);
      const limited = await run(['--concurrency', String(AT_ONCE), '--rate', String(RATE)]);
      const faster = single.milliseconds / many.milliseconds;
      const rate = (1000 * limited.requests) / limited.milliseconds;
      return [
        {
          name: '--concurrency 1',
          value: `${single.requests} requests in ${seconds(single.milliseconds)}`,
        },
        {
          name: `--concurrency ${AT_ONCE}`,
          value: `${many.requests} requests in ${seconds(many.milliseconds)}`,
        },
        {
          name: 'many at once against one after the other',
          value: times(faster),
          goal: 'at least 10 x',
          reached: faster >= 10,
        },
        {
          name: `requests per second with --rate ${RATE}`,
          value: rate.toFixed(0),
          goal: `at most ${RATE}`,
          reached: rate <= RATE,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
