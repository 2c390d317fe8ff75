import { expect, describe, it } from 'vitest';
import { certifyMutated, unmet } from './certify-mutated.js';
import * as answers from './mutations/answer-mutations.js';
import * as refusals from './mutations/refusal-mutations.js';
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /./;
const cases = [...Object.values({ ...(process.env.A ? answers : {}), ...(process.env.R ? refusals : {}) })].flat().filter((c) => only.test(c.name));
describe.concurrent('x', () => {
it.each(cases)('$name', async (c) => {
  const t = performance.now();
  const { run } = await certifyMutated(c);
  const missing = c.breaks.filter((id) => !unmet(run).includes(id));
  if (missing.length) throw new Error(`MISSING ${missing.join(' ')} | verdict ${run.verdict}; unmet: ${unmet(run).slice(0,12).join(' ')}; ${missing.map(id => run.requirements.find(r => r.id === id)?.verdict + ' ' + run.requirements.find(r => r.id === id)?.reason).join(' / ')}`);
  expect(missing).toEqual([]);
  const ms = performance.now() - t; if (ms > 4000) console.log('SLOW', c.name, Math.round(ms));
});
});
