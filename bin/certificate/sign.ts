import { createPublicKey, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto';
import { type Certificate, type Signature, textOf } from './certificate.js';

const bytesOf = (certificate: Certificate) => Buffer.from(textOf({ ...certificate, signature: null }));

/** Signs a certificate with a private Ed25519 key (RFC 8032). */
export function sign(certificate: Certificate, key: KeyObject): Certificate {
  const value = signBytes(null, bytesOf(certificate), key).toString('base64');
  const signature: Signature = { algorithm: 'Ed25519', publicKey: textOfKey(createPublicKey(key)), value };
  return { ...certificate, signature };
}

/** Whether the signature of a certificate fits it and the key that it names. */
export function isSigned(certificate: Certificate, { publicKey, value }: Signature): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(value, 'base64');
    // More than one text stands for the same bytes.
    const isWritten = textOfKey(key) === publicKey && signature.toString('base64') === value;
    return (
      isWritten &&
      key.asymmetricKeyType === 'ed25519' &&
      verifyBytes(null, bytesOf(certificate), key, signature)
    );
  } catch {
    return false;
  }
}

/** A public key as certificates have it. */
export const textOfKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).toString('base64');
