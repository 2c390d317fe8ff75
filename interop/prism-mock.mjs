import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PRISM = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');

/** How long Prism may take until it listens, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Starts a Prism mock of an OpenAPI file on a free port of the loopback interface.
 *
 * @returns its URL, and a function that ends it
 * @throws when Prism ends, or does not listen in time; the message has what it printed
 */
export async function startPrism(file) {
  const { bin } = createRequire(import.meta.url)(PRISM);
  const command = join(dirname(PRISM), bin.prism);
  const prism = spawn(process.execPath, [command, 'mock', '--host', '127.0.0.1', '--port', '0', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => prism.kill();
  try {
    return { url: await addressOf(prism), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function addressOf(prism) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason) => reject(new Error(`Prism ${reason}. It printed:\n${printed}`));
    const timer = setTimeout(fail, PATIENCE, `did not listen within ${PATIENCE} ms`);
    const read = (chunk) => {
      printed += chunk;
      const [, url] = /Prism is listening on (http:\/\/\S+)/.exec(printed) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      // Nobody reads on, but Prism goes on to print a line for every request.
      prism.stdout.off('data', read).resume();
      resolve(url);
    };
    prism.stdout.setEncoding('utf8').on('data', read);
    prism.on('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}
