import { Pool } from 'undici';
import { stringifyExact } from '../spec/exact-json.js';
import { sourceBody } from '../suites/bodies/source-body.js';
import { templateRecord } from '../suites/bodies/template-body.js';
import type { ServerProcess } from './server-process.js';

/** How much of what belongs to somebody else is on a server. */
export interface Crowd {
  sources: number;
  templates: number;
}

/** As much as leaves room for a certification: the documents allow 1000 sources and 50 templates (SMS.6501, SMS.8115). */
export const CROWDED: Crowd = { sources: 900, templates: 40 };

/**
 * Registers sources and creates templates that belong to somebody else.
 *
 * @throws Error when the server refuses one of them
 */
export async function crowd({ url, token }: ServerProcess, { sources, templates }: Crowd): Promise<void> {
  const pool = new Pool(url, { connections: 8 });
  const create = async (path: string, content: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-auth-token': token };
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path,
      headers,
      body: stringifyExact(content),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`POST ${path} was answered with ${statusCode}: ${text}`);
  };
  for (let index = 0; index < sources; index += 1)
    await create('/v3/sources', sourceBody(`somebody-else-${index}`));
  for (let index = 0; index < templates; index += 1)
    await create('/v3/vm/templates', { template: templateRecord(`somebody-else-${index}`) });
  await pool.close();
}
