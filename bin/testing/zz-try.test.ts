import { expect, describe, it } from 'vitest';
import { certifyMutated, unmet } from './certify-mutated.js';
import * as answers from './mutations/answer-mutations.js';
import * as refusals from './mutations/refusal-mutations.js';
import * as records from './mutations/record-mutations.js';
import * as life from './mutations/lifecycle-mutations.js';
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : /./;
const cases = [...Object.values({ ...(process.env.A ? answers : {}), ...(process.env.R ? refusals : {}) , ...(process.env.L ? life : {}), ...(process.env.C ? records : {}) })].flat().filter((c) => only.test(c.name));
describe.concurrent('x', () => {
it.each(cases)('$name', async (c) => {
  const t = performance.now();
  const { run, deviations } = await certifyMutated(c);
  const missing = c.breaks.filter((id) => !unmet(run).includes(id));
  if (missing.length) throw new Error(`MISSING ${c.name} | ${missing.join(' ')} | ${deviations} | verdict ${run.verdict}; unmet: ${unmet(run).slice(0,12).join(' ')}; ${missing.map(id => run.requirements.find(r => r.id === id)?.verdict + ' ' + run.requirements.find(r => r.id === id)?.reason).join(' / ')}`);
  expect(missing).toEqual([]);
  const ms = performance.now() - t; if (ms > 10000) console.log('SLOW', c.name, Math.round(ms));
});
});
