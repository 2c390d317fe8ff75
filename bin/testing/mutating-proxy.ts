import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import type { Operation } from '../../spec/contract.js';

/** A request on its way to the server. */
export interface Asked {
  /** The operation of the contract that it is for. */
  operationId: string | undefined;
  method: string;
  pathname: string;
  /** The values of the parameters in the path. */
  path: Record<string, string>;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  text: string;
}

/** An answer on its way to the client. */
export interface Answered {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

type Forward = (asked: Asked) => Promise<Answered>;

/** Answers a request, with or without the help of the server behind. */
export type Intercept = (asked: Asked, forward: Forward) => Promise<Answered>;

/** One way in which a server deviates; makes an interceptor of its own for every proxy, so that it may remember. */
export type Mutation = () => Intercept;

export interface MutatingProxy {
  /** Without a slash at the end. */
  url: string;
  /** How many requests were not answered as the server behind would have answered them. */
  deviations(): number;
  close(): Promise<void>;
}

/** What belongs to one connection and not to the message. */
const HOP_BY_HOP = new Set([
  'connection',
  'content-length',
  'date',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 60_000;

/** Longest head of a request; a header may hold a token of 16384 characters. */
const HEADER_BYTES = 65_536;

/**
 * Starts an HTTP proxy on the loopback address that makes the server behind it deviate.
 *
 * @param upstream URL of the server behind, without a slash at the end
 * @param operations of the contract, to name the operation of each request
 */
export async function startMutatingProxy(
  upstream: string,
  mutation: Mutation,
  operations: readonly Operation[],
): Promise<MutatingProxy> {
  const agent = new Agent();
  const intercept = mutation();
  const nameOf = namer(operations);
  let deviations = 0;

  const forward: Forward = async (asked) => {
    const { method, pathname, query, headers, text } = asked;
    const search = query.size === 0 ? '' : `?${query}`;
    const answer = await agent.request({
      origin: upstream,
      path: pathname + search,
      method: method as 'GET',
      headers: { ...headers },
      body: text === '' ? null : text,
    });
    return { status: answer.statusCode, headers: lasting(answer.headers), text: await answer.body.text() };
  };

  /** Notes whether the interceptor passed on exactly what it got, once, and answered exactly what came back. */
  const answer = async (asked: Asked): Promise<Answered> => {
    const passed: { asked: Asked; answered: Answered }[] = [];
    const answered = await intercept(asked, async (request) => {
      const response = await forward(request);
      passed.push({ asked: request, answered: response });
      return response;
    });
    const [only, ...more] = passed;
    const faithful = only?.asked === asked && only.answered === answered && more.length === 0;
    if (!faithful) deviations += 1;
    return answered;
  };

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: HEADER_BYTES });
  server.on('request', async (request, response) => {
    try {
      const { status, headers, text } = await answer(await read(request, nameOf));
      response.writeHead(status, headers).end(status === 204 ? undefined : text);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deviations: () => deviations,
    async close() {
      await agent.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

type Name = Pick<Asked, 'operationId' | 'path'>;

/** Finds the operation of a request; a literal path wins over a template. */
function namer(operations: readonly Operation[]): (method: string, pathname: string) => Name {
  const routes = operations
    .map(({ operationId, method, path }) => ({
      operationId,
      method,
      parameters: path.split('{').length,
      pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    }))
    .sort((a, b) => a.parameters - b.parameters);
  return (method, pathname) => {
    const route = routes.find((each) => each.method === method && each.pattern.test(pathname));
    return { operationId: route?.operationId, path: { ...route?.pattern.exec(pathname)?.groups } };
  };
}

async function read(request: IncomingMessage, nameOf: ReturnType<typeof namer>): Promise<Asked> {
  const { method = 'GET', headers } = request;
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://proxy');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    ...nameOf(method, pathname),
    method,
    pathname,
    query: searchParams,
    headers: lasting(headers),
    text,
  };
}

const lasting = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && !HOP_BY_HOP.has(name))
      .map(([name, value]) => [name, String(value)]),
  );
