import { loadContract } from '../../spec/contract.js';
import { documentForProfile } from '../../spec/document-for-profile.js';
import { documentWithConditions } from '../../spec/document-with-conditions.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { profileOf } from '../../spec/profiles.js';
import type { Command } from '../command.js';

/** Prints the OpenAPI document of an edition, or a profile of it, with its conditions, and with every digit of its integers. */
export const contract: Command<'contract'> = async ({ edition, profile, format }, { stdout }) => {
  const whole = loadContract(edition);
  const document = documentForProfile(documentWithConditions(whole), profileOf(whole, profile));
  stdout.write(format === 'json' ? `${stringifyExact(document, 2)}\n` : await yamlOf(document));
  return 0;
};

/** Quotes what a YAML 1.1 reader would take for a date, a number or a boolean; repeats instead of anchors. */
async function yamlOf(document: unknown): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(document, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0 });
}
