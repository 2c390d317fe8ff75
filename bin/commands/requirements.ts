import { wrap } from '../../reporters/wrap.js';
import { loadContract } from '../../spec/contract.js';
import { stringifyExact } from '../../spec/exact-json.js';
import type { Requirement } from '../../spec/requirement.js';
import { requirementsOf } from '../../spec/requirements.js';
import { describeSource } from '../../spec/source.js';
import type { Command } from '../command.js';

const WIDTH = 80;

/** Prints the catalogue of what a server must, should and may do. */
export const requirements: Command<'requirements'> = async ({ edition, format }, { stdout }) => {
  const catalogue = requirementsOf(loadContract(edition));
  const text =
    format === 'json' ? stringifyExact({ edition, requirements: catalogue }, 2) : textOf(catalogue);
  stdout.write(`${text}\n`);
  return 0;
};

/** One paragraph per requirement: level and id, the statement, the place. */
const textOf = (catalogue: readonly Requirement[]) =>
  catalogue
    .map(({ id, level, statement, source }) =>
      [`${level.padEnd(6)} ${id}`, ...indented(statement.en), ...indented(describeSource(source))].join('\n'),
    )
    .join('\n\n');

const indented = (text: string) => wrap(text, WIDTH - 7).map((line) => ' '.repeat(7) + line);
