import type { Redactor } from '../../suites/harness/redactor.js';
import type { Io } from '../io.js';
import { SECRETS } from './variables.js';

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/** Hides every secret of the environment, also of what the command does not use. */
export function hideEnvironment(redactor: Redactor, env: Io['env']): void {
  for (const name of SECRETS) redactor.hide(env[name], `$${name}`);
  for (const name of PROXIES) redactor.hide(passwordIn(env[name] ?? ''), '$PROXY_PASSWORD');
}

/** As it stands there, also where the URL is none. */
const passwordIn = (url: string) => /^(?:[a-z][a-z\d+.-]*:\/\/)?[^/@]*?:([^/]*)@/i.exec(url)?.[1];
