import { FAULTS } from '../../../fixtures/faults/catalogue.js';
import { FAULT_KINDS } from '../../../fixtures/faults/fault-kinds.js';
import { KNOWN_ESCAPES } from '../../faults/known-escapes.js';

/** The number of faults by kind and how many the suites notice, and those that they do not, in Markdown. */
export function faultsTable(): string {
  const row = (title: string, own: typeof FAULTS) => {
    const noticed = own.filter(({ name }) => !(name in KNOWN_ESCAPES));
    return `| ${title} | ${own.length} | ${noticed.length} |`;
  };
  const escapes = FAULTS.flatMap(({ name, title }) => {
    const reason = KNOWN_ESCAPES[name];
    return reason === undefined ? [] : [`| \`${name}\` | ${title} | ${reason} |`];
  });
  return [
    '| what is wrong | faults | noticed |',
    '| --- | ---: | ---: |',
    ...Object.entries(FAULT_KINDS).map(([kind, title]) =>
      row(
        title,
        FAULTS.filter((fault) => fault.kind === kind),
      ),
    ),
    row('total', FAULTS),
    ...(escapes.length === 0
      ? []
      : ['', '| not noticed yet | what the server does | why |', '| --- | --- | --- |', ...escapes]),
  ].join('\n');
}
