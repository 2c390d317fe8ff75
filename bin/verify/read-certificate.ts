import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { parseExact } from '../../spec/exact-json.js';
import { packageRoot } from '../../spec/package-root.js';
import { type Certificate, textOf } from '../certificate/certificate.js';
import { discrepanciesIn } from './discrepancies-in.js';
import { lineOf } from './value-paths.js';
import type { Discrepancy } from './verification.js';

/** A certificate, `null` where the text is none, and what is wrong with the text. */
export interface ReadCertificate {
  certificate: Certificate | null;
  wrong: Discrepancy[];
}

/** Reads the text of a certificate; every byte of it has to be as it was written. */
export function readCertificate(text: string): ReadCertificate {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = text.slice(0, Number(position ?? text.length)).split('\n').length;
    return none({ line, field: null, message: `it is no JSON (${message})` });
  }
  const path = join(packageRoot, 'bin', 'certificate', 'certificate.schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const options = { strict: false, allErrors: true, formats: { 'date-time': true } } as const;
  const validate = new Ajv2020(options).compile<Certificate>(schema);
  if (!validate(value)) return none(violation(text, validate.errors ?? []));
  return { certificate: value, wrong: discrepanciesIn(CERTIFICATE_FILE, text, textOf(value)) };
}

/** A key that nobody knows tells more than that the one is missing which it was. */
function violation(text: string, errors: readonly ErrorObject[]): Omit<Discrepancy, 'file'> {
  const extra = errors.find(({ keyword }) => keyword === 'additionalProperties');
  const [error = extra] = extra ? [extra] : errors;
  const names = (error?.instancePath ?? '').split('/').slice(1);
  if (extra) names.push(String(extra.params.additionalProperty));
  const field = names.length > 0 ? names.join('.') : null;
  const message = extra ? 'a certificate has no such key' : `it ${error?.message ?? 'is no certificate'}`;
  return { line: field === null ? null : lineOf(text, field), field, message };
}

const none = (wrong: Omit<Discrepancy, 'file'>): ReadCertificate => ({
  certificate: null,
  wrong: [{ file: CERTIFICATE_FILE, ...wrong }],
});
