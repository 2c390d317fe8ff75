import type { NetworkOptions } from '../../suites/harness/client/connect.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

const SCHEMES = ['http:', 'https:', 'socks5:'];

/**
 * The proxies that the environment names: `HTTPS_PROXY`, `HTTP_PROXY`, else `ALL_PROXY`, and `NO_PROXY`; the names in
 * lower case come first, as elsewhere.
 *
 * @throws {UsageError} whose message never contains a password
 */
export function proxies(env: Io['env']): NonNullable<NetworkOptions['proxy']> {
  const all = proxy('ALL_PROXY', env);
  return {
    http: proxy('HTTP_PROXY', env) ?? all,
    https: proxy('HTTPS_PROXY', env) ?? all,
    except: named('NO_PROXY', env),
  };
}

function proxy(name: string, env: Io['env']): string | undefined {
  const text = named(name, env);
  if (text === undefined) return undefined;
  const url = /^[a-z][a-z\d]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url) || !SCHEMES.includes(new URL(url).protocol)) {
    throw new UsageError(`${name} names no proxy: expected a URL such as http://proxy.example.com:3128`);
  }
  return url;
}

/** A variable that is set to nothing counts as not set. */
const named = (name: string, env: Io['env']) => env[name.toLowerCase()] || env[name] || undefined;
