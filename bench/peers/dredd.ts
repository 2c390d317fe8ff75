import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, parseExact, stringifyExact } from '../../spec/exact-json.js';
import { packageRoot } from '../../spec/package-root.js';
import { dreddFindings } from './dredd-findings.js';
import type { Peer, Prepared } from './peer.js';
import { runTool, versionOf } from './run-tool.js';

const HOOKS = join(packageRoot, 'bench/peers/dredd-hooks.cjs');

/** Dredd sends one request for each answer of the description, and compares what comes with it. */
export const dredd: Peer = {
  name: 'dredd',
  get title() {
    return `Dredd ${versionOf('dredd')}`;
  },
  manner:
    'the contract converted to OpenAPI 3.0 with an example for each operation; hooks send the token and leave out answers other than 2xx',
  async prepare({ folder, contract }): Promise<Prepared> {
    writeFileSync(join(folder, 'examples.json'), withoutUnusedParameters(contract));
    const conversion = await runTool(
      'openapi-down-convert',
      ['--input', 'examples.json', '--output', 'openapi30.json'],
      folder,
    );
    if (conversion.code !== 0) throw new Error(`The contract was not converted:\n${conversion.output}`);
    return {
      async examine({ url, token }) {
        const findings = join(folder, 'findings.jsonl');
        rmSync(findings, { force: true });
        const { output } = await runTool('dredd', ['openapi30.json', url, '--hookfiles', HOOKS], folder, {
          SMS_AUTH_TOKEN: token,
          DREDD_FINDINGS: findings,
        });
        try {
          return dreddFindings(readFileSync(findings, 'utf8'), output);
        } catch (error) {
          throw new Error(`Dredd said nothing that can be read:\n${output.slice(-2000)}`, { cause: error });
        }
      },
    };
  },
};

/** Dredd gives every parameter a value that has a list of values, also where the example has none. */
function withoutUnusedParameters(contract: string): string {
  const document = parseExact(contract) as { paths: Record<string, Record<string, JsonObject>> };
  for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
    const { parameters } = operation;
    if (!Array.isArray(parameters)) continue;
    operation.parameters = parameters.filter(
      (parameter) => isJsonObject(parameter) && (parameter.required === true || 'example' in parameter),
    );
  }
  return stringifyExact(document);
}
