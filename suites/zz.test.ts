import { test } from 'vitest';
import { certify } from './certify.js';
import { temporaryFolder } from './testing/context-for.js';
import { json, localServer } from './testing/local-server.js';
test.each([['{"id":"a","state":7,"count":"x","tasks":[1,null,{}],"source_servers":{}}']])('x %s', { timeout: 600000 }, async (text) => {
  const { url, arrived } = await localServer((_, response) => json(response, 200, text));
  const t0 = performance.now();
  const abort = new AbortController(); setTimeout(() => abort.abort(), 240000);
  const run = await certify({ endpoint: url, embedded: false, token: 'x', edition: 'latest', suites: ['examples', 'rejections', 'relations', 'lifecycle'], operations: [], seed: 1, scope: 'own-resources', timeout: 2000, concurrency: 4, reportDirectory: temporaryFolder(), signal: abort.signal,
    onProgress: (p) => console.log(Math.round(performance.now() - t0), p.done, p.total, p.requests, p.current) });
  console.log(run.verdict, arrived.length, performance.now() - t0, run.leftovers.length);
});
