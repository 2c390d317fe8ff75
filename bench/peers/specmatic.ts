import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, parseExact, stringifyExact } from '../../spec/exact-json.js';
import { junitFailures } from './junit-failures.js';
import type { Peer, Prepared, Target } from './peer.js';
import { packageFile, run, versionOf } from './run-tool.js';
import { withServer } from './server-under-test.js';
import { specmaticFinding } from './specmatic-finding.js';
import { outgoing, type ValidRequest } from './valid-request.js';
import { withoutConditions } from './without-conditions.js';

/** What was answered to a valid request. */
interface Answered {
  request: ValidRequest;
  status: number;
  body: Json | undefined;
}

/** Specmatic sends its examples, and changes them: valid ones to every kind of value, and invalid ones. */
export const specmatic: Peer = {
  name: 'specmatic',
  get title() {
    return `Specmatic ${versionOf('specmatic')}`;
  },
  manner:
    'contract tests with an example for each operation, and resiliency tests, valid and invalid (`resiliencyTests: enable: all`, `maxTestRequestCombinations: 1`); the contract without its conditions',
  async prepare({ folder, contract, requests, state }): Promise<Prepared> {
    writeFileSync(join(folder, 'contract.json'), stringifyExact(withoutConditions(parseExact(contract))));
    const { result: answered } = await withServer({ state }, (target) => answers(target, requests));
    return {
      async examine(target) {
        const report = join(folder, 'junit');
        rmSync(report, { recursive: true, force: true });
        writeFileSync(join(folder, 'specmatic.yaml'), configuration(target.token));
        writeExamples(join(folder, 'contract_examples'), answered, target.token);
        const jar = packageFile('specmatic', 'specmatic.jar');
        const argv = ['-jar', jar, 'test', `--testBaseURL=${target.url}`, `--junitReportDir=${report}`];
        const { output } = await run('java', argv, folder);
        try {
          const text = readFileSync(join(report, 'TEST-junit-jupiter.xml'), 'utf8');
          return junitFailures(text).map(specmaticFinding);
        } catch (error) {
          throw new Error(`Specmatic wrote no report:\n${output.slice(-2000)}`, { cause: error });
        }
      },
    };
  },
};

async function answers(target: Target, requests: readonly ValidRequest[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const request of requests) {
    const { target: path, ...init } = outgoing(request, target.token);
    const response = await fetch(`${target.url}${path}`, init);
    const text = await response.text();
    answered.push({ request, status: response.status, body: text === '' ? undefined : parseExact(text) });
  }
  return answered;
}

/** Specmatic finds the examples of a file `NAME.json` in the folder `NAME_examples` beside it. */
function writeExamples(folder: string, answered: readonly Answered[], token: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { request, status, body } of answered) {
    const { method, target, headers } = outgoing(request, token);
    const [path] = target.split('?');
    const example = {
      'http-request': {
        method,
        path,
        headers,
        ...(request.query && { query: request.query }),
        ...(request.body !== undefined && { body: request.body }),
      },
      'http-response': { status, ...(body !== undefined && { body }) },
    };
    writeFileSync(join(folder, `${request.operationId}.json`), stringifyExact(example));
  }
}

/** With more than one combination of values for each scenario, RegisterServer alone takes thousands of requests. */
const configuration = (token: string): string => `version: 2
contracts:
  - provides:
      - contract.json
security:
  OpenAPI:
    securitySchemes:
      token:
        type: apiKey
        value: ${token}
test:
  resiliencyTests:
    enable: all
  maxTestRequestCombinations: 1
`;
