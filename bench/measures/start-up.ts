import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Measure, median, times } from '../measure.js';
import { PROGRAM, runNode } from '../program.js';

/** How often each program is started; the figures are medians. */
const REPEATS = 9;

/** How long the user waits until something happens. */
export const startUp: Measure = {
  name: 'start-up',
  title: `Start-up (medians of ${REPEATS})`,
  async run(say) {
    say('starting programs');
    const [nothing, help, first]: number[][] = [[], [], []];
    // By turns, so that what else the machine does concerns all of them.
    for (let round = 0; round < REPEATS; round += 1) {
      nothing?.push((await runNode(['--eval', '0'])).wall);
      help?.push((await runNode([PROGRAM, '--help'])).wall);
      first?.push(await firstRequest());
    }
    const [idle, shown, asked] = [median(nothing ?? []), median(help ?? []), median(first ?? [])];
    const milliseconds = (value: number) => `${value.toFixed(0)} ms, ${times(value / idle)} of bare Node.js`;
    return [
      { name: 'bare Node.js', value: `${idle.toFixed(0)} ms` },
      { name: '--help', value: milliseconds(shown), goal: 'under 150 ms', reached: shown < 150 },
      {
        name: 'first request of a certification',
        value: milliseconds(asked),
        goal: 'under 1500 ms',
        reached: asked < 1500,
      },
    ];
  },
};

/** Until a server that then ends the run is asked for the first time, in milliseconds. */
async function firstRequest(): Promise<number> {
  let asked = Number.NaN;
  const began = performance.now();
  const server = createServer((request, response) => {
    if (Number.isNaN(asked)) asked = performance.now() - began;
    request.resume();
    response.writeHead(501).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const argv = ['certify', '--endpoint', `http://127.0.0.1:${port}`, '--report', 'report'];
  await runNode([PROGRAM, ...argv], { SMS_AUTH_TOKEN: 'nobody' }, { quiet: true });
  server.close();
  return asked;
}
