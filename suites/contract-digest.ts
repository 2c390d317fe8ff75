import { createHash } from 'node:crypto';
import type { Contract } from '../spec/contract.js';
import { contradictions } from '../spec/contradictions.js';
import { documentWithConditions } from '../spec/document-with-conditions.js';
import { ERROR_CODES, statusesOf } from '../spec/errors.js';
import { stringifyExact } from '../spec/exact-json.js';
import { lifecycle } from '../spec/lifecycle.js';
import { catalogueOf } from './catalogue.js';

/**
 * The SHA-256 digest, in hexadecimal, of everything that servers are held against in an edition: the OpenAPI document,
 * the requirements, the state machines, the error table and the rulings where the documents contradict themselves.
 */
export function contractDigest(contract: Contract): string {
  const digest = createHash('sha256');
  const parts = [
    documentWithConditions(contract),
    catalogueOf(contract),
    lifecycle,
    ERROR_CODES.map((code) => [code, ...statusesOf(code)]),
    contradictions,
  ];
  for (const part of parts) digest.update(`${stringifyExact(part)}\n`);
  return digest.digest('hex');
}
