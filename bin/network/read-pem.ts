import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { UsageError } from '../usage-error.js';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g;

/** The certificates in a file, each as PEM. */
export function readCertificates(file: string, from: string): string[] {
  const blocks = [...read(file, from).matchAll(BLOCK)].flatMap(([pem, label]) =>
    label === 'CERTIFICATE' ? [pem] : [],
  );
  if (blocks.length === 0 || !blocks.every(isCertificate)) {
    throw new UsageError(
      `${from} '${file}' holds no certificates: expected PEM, -----BEGIN CERTIFICATE-----`,
    );
  }
  return blocks;
}

/** A private key as PEM; the message never contains anything of it. */
export function readKey(file: string, from: string, passphrase: string | undefined): string {
  const text = read(file, from);
  try {
    createPrivateKey({ key: text, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    const locked = /ENCRYPTED/.test(text);
    throw new UsageError(
      locked
        ? `${from} '${file}' is encrypted: expected its passphrase in SMS_KEY_PASSPHRASE`
        : `${from} '${file}' holds no private key: expected PEM, -----BEGIN PRIVATE KEY-----`,
    );
  }
  return text;
}

function read(file: string, from: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new EnvironmentUnusable(`${from} '${file}' cannot be read (${code})`);
  }
}

function isCertificate(pem: string): boolean {
  try {
    return Boolean(new X509Certificate(pem));
  } catch {
    return false;
  }
}
