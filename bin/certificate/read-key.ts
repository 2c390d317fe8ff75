import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unreadable } from '../gate/unreadable.js';
import { UsageError } from '../usage-error.js';

const MAKE =
  'openssl genpkey -algorithm ed25519 -out sign.pem; openssl pkey -in sign.pem -pubout -out sign.pub.pem';

/**
 * Reads the private key that certificates are signed with.
 *
 * @throws {UsageError} that says what the file has instead
 */
export async function readSigningKey(path: string): Promise<KeyObject> {
  const pem = await readPem(path, 'signing key');
  if (/^-----BEGIN PUBLIC KEY-----/m.test(pem))
    throw new UsageError(
      `--sign '${path}' is a public key: expected the private one; --key takes the public one`,
    );
  if (/ENCRYPTED/.test(pem))
    throw new UsageError(
      `--sign '${path}' is locked by a passphrase: expected one without; openssl pkey -in KEY -out UNLOCKED takes it off`,
    );
  return ed25519(`--sign '${path}'`, 'a private', pem, createPrivateKey);
}

/**
 * Reads the public key that a certificate should be signed with.
 *
 * @throws {UsageError} that says what the file has instead
 */
export async function readPublicKey(path: string): Promise<KeyObject> {
  const pem = await readPem(path, 'public key');
  if (/PRIVATE KEY-----/.test(pem))
    throw new UsageError(`--key '${path}' is a private key: expected the public one, which needs no secret`);
  return ed25519(`--key '${path}'`, 'a public', pem, createPublicKey);
}

async function readPem(path: string, kind: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(kind, path, error);
  }
}

function ed25519(given: string, what: string, pem: string, parse: (pem: string) => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse(pem);
  } catch {
    throw new UsageError(`${given} is no key: expected ${what} Ed25519 key in PEM, as of ${MAKE}`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UsageError(
      `${given} is a key for ${key.asymmetricKeyType ?? 'something else'}: expected ${what} Ed25519 key, as of ${MAKE}`,
    );
  return key;
}
