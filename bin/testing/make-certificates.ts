import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The passphrase of `locked.key`. */
export const PASSPHRASE = 'open sesame';

const named = (value: string) => [{ name: 'commonName', value }];

/**
 * Writes a certificate authority (`ca.pem`), and what it signed: `server.pem` for `sms.test` and 127.0.0.1, and
 * `client.pem`, each with its `.key`; `locked.key` is that of the client behind a passphrase.
 */
export async function makeCertificates(folder: string): Promise<void> {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const authority = await generate(named('Private CA'), {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  write('ca.pem', authority.cert);
  for (const [name, subject] of [
    ['server', 'sms.test'],
    ['client', 'certifier'],
  ] as const) {
    const { cert, private: key } = await generate(named(subject), {
      keyType: 'ec',
      algorithm: 'sha256',
      ca: { key: authority.private, cert: authority.cert },
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'sms.test' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    });
    write(`${name}.pem`, cert);
    write(`${name}.key`, key);
    if (name === 'client') write('locked.key', locked(key));
  }
}

const locked = (key: string): string =>
  createPrivateKey(key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
    .toString();
