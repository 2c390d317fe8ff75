import type { NetworkOptions } from '../../suites/harness/client/connect.js';
import { readVariable } from '../credentials/read-variable.js';
import { PASSPHRASE } from '../credentials/variables.js';
import type { Io } from '../io.js';
import type { Values } from '../options.js';
import { UsageError } from '../usage-error.js';
import { proxies } from './proxies.js';
import { readCertificates, readKey } from './read-pem.js';

/** How the endpoint is reached, from options and environment. */
export function networkOptions(
  { ca, cert, key, rate }: Pick<Values<'certify' | 'cleanup'>, 'ca' | 'cert' | 'key' | 'rate'>,
  env: Io['env'],
): NetworkOptions {
  if ((cert === undefined) !== (key === undefined)) {
    const [given, missing] = cert === undefined ? ['--key', '--cert'] : ['--cert', '--key'];
    throw new UsageError(`${given} is given and ${missing} is not: a client certificate takes both`);
  }
  const passphrase = readVariable(PASSPHRASE, env);
  return {
    ...(ca.length > 0 && { ca: authorities(ca, env) }),
    ...(cert !== undefined && { certificate: readCertificates(cert, '--cert').join('\n') }),
    ...(key !== undefined && { key: readKey(key, '--key', passphrase), passphrase }),
    proxy: proxies(env),
    rate,
  };
}

/** Node.js trusts those of `NODE_EXTRA_CA_CERTS` by itself only where nobody names others. */
function authorities(files: readonly string[], env: Io['env']): string[] {
  const extra = env.NODE_EXTRA_CA_CERTS;
  return [
    ...(extra ? readCertificates(extra, 'NODE_EXTRA_CA_CERTS') : []),
    ...files.flatMap((file) => readCertificates(file, '--ca')),
  ];
}
