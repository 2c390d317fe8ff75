import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { junitFailures } from './junit-failures.js';
import type { Peer, Prepared } from './peer.js';
import { portmanFinding } from './portman-finding.js';
import { runTool, versionOf } from './run-tool.js';

/** What Portman checks of an answer, besides its status. */
const OF_EVERY_ANSWER = ['contentType', 'jsonBody', 'schemaValidation', 'headersPresent'];

/** What it makes invalid in bodies, queries and headers, one thing at a time. */
const FUZZED = [
  'requiredFields',
  'minimumNumberFields',
  'maximumNumberFields',
  'minLengthFields',
  'maxLengthFields',
];

const enabled = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { enabled: true }]));

const EVERY = { openApiOperation: '*::/*' };
const refused = [enabled(['statusCode', ...OF_EVERY_ANSWER])];

/** Every test that Portman derives from a description. */
const CONFIGURATION = {
  version: 1.0,
  tests: {
    contractTests: [{ ...EVERY, ...enabled(['statusSuccess', ...OF_EVERY_ANSWER]) }],
    variationTests: [
      {
        ...EVERY,
        openApiResponse: '400',
        variations: [
          {
            name: 'Invalid',
            openApiResponse: '400',
            fuzzing: [{ requestBody: [enabled(FUZZED)], requestQueryParams: [enabled(FUZZED)] }],
            tests: { contractTests: refused },
          },
        ],
      },
      {
        ...EVERY,
        openApiResponse: '401',
        variations: [
          {
            name: 'Unauthorised',
            openApiResponse: '401',
            overwrites: [
              { overwriteRequestSecurity: { apiKey: { key: 'X-Auth-Token', value: 'wrong', in: 'header' } } },
            ],
            tests: { contractTests: refused },
          },
        ],
      },
    ],
  },
};

/** Portman makes a Postman collection with tests of the contract, which Newman runs. */
export const portman: Peer = {
  name: 'portman',
  get title() {
    return `Portman ${versionOf('@apideck/portman')} with Newman ${versionOf('newman')}`;
  },
  manner: 'contract tests for each operation, and variations: one field invalid (fuzzing), and a wrong token',
  async prepare({ folder, contract }): Promise<Prepared> {
    writeFileSync(join(folder, 'contract.json'), contract);
    writeFileSync(join(folder, 'configuration.json'), JSON.stringify(CONFIGURATION));
    const argv = ['-l', 'contract.json', '-c', 'configuration.json', '-o', 'collection.json'];
    const conversion = await runTool('portman', argv, folder);
    if (conversion.code !== 0) throw new Error(`Portman wrote no collection:\n${conversion.output}`);
    dropExamples(join(folder, 'collection.json'));
    return {
      async examine({ url, token }) {
        const report = join(folder, 'newman.xml');
        rmSync(report, { force: true });
        const variables = ['--env-var', `baseUrl=${url}`, '--env-var', `apiKey=${token}`];
        const { output } = await runTool(
          'newman',
          ['run', 'collection.json', ...variables, '--reporters', 'junit', '--reporter-junit-export', report],
          folder,
        );
        try {
          return junitFailures(readFileSync(report, 'utf8')).map(portmanFinding);
        } catch (error) {
          throw new Error(`Newman wrote no report:\n${output.slice(-2000)}`, { cause: error });
        }
      },
    };
  },
};

interface Item {
  item?: Item[];
  response?: unknown[];
}

/** Takes out the example of every answer beside every request, which Newman reads for a minute and does not use. */
function dropExamples(file: string): void {
  const collection: Item = JSON.parse(readFileSync(file, 'utf8'));
  const drop = (item: Item): void => {
    if (item.response) item.response = [];
    item.item?.forEach(drop);
  };
  drop(collection);
  writeFileSync(file, JSON.stringify(collection));
}
