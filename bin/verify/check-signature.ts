import type { KeyObject } from 'node:crypto';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import type { Certificate } from '../certificate/certificate.js';
import { isSigned, textOfKey } from '../certificate/sign.js';
import type { Discrepancy, SignatureState } from './verification.js';

/** Whether somebody vouches for a certificate, and what is wrong with the signature. */
export interface CheckedSignature {
  state: SignatureState;
  wrong: Discrepancy[];
}

/** @param key the one that it has to be signed with; without it, the one that it names itself */
export function checkSignature(certificate: Certificate, key: KeyObject | undefined): CheckedSignature {
  const { signature } = certificate;
  const wrong = (field: string | null, message: string): CheckedSignature => ({
    state: signature ? 'wrong' : 'none',
    wrong: [{ file: CERTIFICATE_FILE, line: null, field, message }],
  });
  if (!signature)
    return key ? wrong('signature', 'the certificate is not signed') : { state: 'none', wrong: [] };
  if (!isSigned(certificate, signature))
    return wrong('signature.value', 'the signature does not fit the certificate: one of the two was changed');
  if (key && textOfKey(key) !== signature.publicKey)
    return wrong('signature.publicKey', 'the certificate is signed with another key than that of --key');
  return { state: key ? 'trusted' : 'untrusted', wrong: [] };
}
