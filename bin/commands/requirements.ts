import { wrap } from '../../reporters/wrap.js';
import { loadContract } from '../../spec/contract.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { profileOf } from '../../spec/profiles.js';
import type { Requirement } from '../../spec/requirement.js';
import { describeSource } from '../../spec/source.js';
import { catalogueOf } from '../../suites/catalogue.js';
import type { Command } from '../command.js';
import { checkOperations } from '../operations.js';

const WIDTH = 80;

/** Prints the catalogue of what a server must, should and may do. */
export const requirements: Command<'requirements'> = async (
  { edition, profile, operation, level, format },
  { stdout },
) => {
  checkOperations(operation, edition, profile);
  const contract = loadContract(edition);
  const { operations } = profileOf(contract, profile);
  const catalogue = catalogueOf(contract).filter(
    (requirement) =>
      (requirement.operationId === null || operations.has(requirement.operationId)) &&
      (operation.length === 0 || operation.includes(requirement.operationId ?? '')) &&
      (level.length === 0 || level.includes(requirement.level)),
  );
  const text =
    format === 'json' ? stringifyExact({ edition, profile, requirements: catalogue }, 2) : textOf(catalogue);
  stdout.write(`${text}\n`);
  return 0;
};

/** One paragraph per requirement: level and id, the statement, the place, and why nobody asks it. */
const textOf = (catalogue: readonly Requirement[]) =>
  catalogue
    .map(({ id, level, statement, source, unasked }) =>
      [
        `${level.padEnd(6)} ${id}`,
        ...indented(statement.en),
        ...indented(describeSource(source)),
        ...(unasked ? indented(`(${unasked.en})`) : []),
      ].join('\n'),
    )
    .join('\n\n');

const indented = (text: string) => wrap(text, WIDTH - 7).map((line) => ' '.repeat(7) + line);
