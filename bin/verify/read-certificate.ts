import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { packageRoot } from '../../spec/package-root.js';
import { type Certificate, textOf } from '../certificate/certificate.js';
import { discrepanciesIn } from './report-discrepancies.js';
import type { Discrepancy } from './verification.js';

/** A certificate, or what is wrong with its text. */
export type ReadCertificate =
  | { certificate: Certificate; wrong: Discrepancy[] }
  | { certificate: null; wrong: Discrepancy[] };

/** Reads the text of a certificate; every byte of it has to be as it was written. */
export function readCertificate(text: string): ReadCertificate {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
    return none({ line, field: null, message: `it is no JSON (${message})` });
  }
  const path = join(packageRoot, 'bin', 'certificate', 'certificate.schema.json');
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile<Certificate>(
    schema,
  );
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    const field = error?.instancePath.slice(1).replaceAll('/', '.') || null;
    const extra = error?.params?.additionalProperty ?? '';
    return none({ line: null, field, message: `it ${error?.message} ${extra}`.trim() });
  }
  return { certificate: value, wrong: discrepanciesIn(CERTIFICATE_FILE, text, textOf(value)) };
}

const none = (wrong: Omit<Discrepancy, 'file'>): ReadCertificate => ({
  certificate: null,
  wrong: [{ file: CERTIFICATE_FILE, ...wrong }],
});
