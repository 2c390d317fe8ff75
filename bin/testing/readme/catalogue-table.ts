import { loadContract } from '../../../spec/contract.js';
import { LEVELS, type Requirement } from '../../../spec/requirement.js';
import { catalogueOf } from '../../../suites/catalogue.js';

const KINDS: Record<Requirement['kind'], string> = {
  request: 'limits and conditions of requests',
  response: 'limits and conditions of answers',
  rule: 'rules of behaviour',
  example: 'documented examples',
  transition: 'transitions',
};

/** The number of requirements of the default edition by kind and level, as a Markdown table. */
export function catalogueTable(): string {
  const all = catalogueOf(loadContract());
  const row = (title: string, own: Requirement[]) => {
    const levels = LEVELS.map((level) => own.filter((each) => each.level === level).length);
    return `| ${[title, ...levels, own.length, own.filter(({ unasked }) => !unasked).length].join(' | ')} |`;
  };
  return [
    `| kind | ${LEVELS.map((level) => `\`${level}\``).join(' | ')} | total | asked by a suite |`,
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...Object.entries(KINDS).map(([kind, title]) =>
      row(
        title,
        all.filter((each) => each.kind === kind),
      ),
    ),
    row('total', all),
  ].join('\n');
}
