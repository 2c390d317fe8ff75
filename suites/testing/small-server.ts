import { type Arrived, json, localServer } from './local-server.js';

interface Thing {
  id: string;
  name: string;
}

/** How a small server behaves. */
export interface Manners {
  /** Requests, as `DELETE /v3/tasks/t-1`, that are refused. */
  refuses?(request: string, arrived: Arrived): boolean;
  /** Requests that are answered with 200 and have no effect. */
  ignores?(request: string): boolean;
  /** Answers instead of the server, as status and body, where it is not undefined. */
  instead?(request: string, arrived: Arrived): [number, string] | undefined;
}

/** A server that creates, shows, lists by name and deletes sources and tasks, and nothing else. */
export async function smallServer(manners: Manners = {}) {
  const kept: Record<string, Thing[]> = { sources: [], tasks: [] };
  let serial = 0;
  const { url, arrived } = await localServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url, 'http://host');
    const request = `${incoming.method} ${pathname}`;
    const [, , kind = '', id, action] = pathname.split('/');
    const things = kept[kind] ?? [];
    const body = incoming.body === '' ? {} : JSON.parse(incoming.body);
    const missing = kind === 'tasks' ? 'SMS.7703' : 'SMS.7602';
    const refuse = (code: string) =>
      json(response, 400, JSON.stringify({ error_code: code, error_msg: 'No.' }));
    const instead = manners.instead?.(request, incoming);
    if (instead) return json(response, ...instead);
    if (manners.refuses?.(request, incoming)) return refuse('SMS.7719');
    if (manners.ignores?.(request)) return json(response, 200, '{}');
    if (request === `POST /v3/${kind}`) {
      serial += 1;
      const thing = { id: `${kind}-${serial}`, name: String(body.name) };
      things.push(thing);
      return json(response, 200, JSON.stringify({ id: thing.id }));
    }
    if (id === undefined) {
      const found = things.filter(({ name }) => name.includes(searchParams.get('name') ?? ''));
      const list = kind === 'tasks' ? 'tasks' : 'source_servers';
      return json(response, 200, JSON.stringify({ count: found.length, [list]: found }));
    }
    const ids: string[] = id === 'delete' ? body.ids : [id];
    const known = things.find((thing) => thing.id === ids[0]);
    if (!known) return refuse(missing);
    if (incoming.method === 'DELETE' || id === 'delete') {
      kept[kind] = things.filter((thing) => !ids.includes(thing.id));
    }
    const shown = kind === 'tasks' ? { ...known, source_server: { id: 'sources-1' } } : known;
    return json(
      response,
      200,
      action === undefined && incoming.method === 'GET' ? JSON.stringify(shown) : '{}',
    );
  });
  return {
    url,
    /** What arrived, as `DELETE /v3/tasks/tasks-1`. */
    requests: () => arrived.map((one) => `${one.method} ${one.url.split('?')[0]}`),
    arrived,
    kept: () => Object.values(kept).flatMap((things) => things.map(({ id }) => id)),
  };
}
