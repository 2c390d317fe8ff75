import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { meetConditions } from './meet-conditions.mjs';
import { valueFor } from './value-for.mjs';

/** The contract of an edition as the command line of a package prints it. */
export function printContract(root, edition) {
  const command = join(root, 'dist/bin/sms-conformance.js');
  const options = ['contract', '--edition', edition, '--format', 'json'];
  return execFileSync(process.execPath, [command, ...options], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/** The operations of a printed contract, each with its method in capitals, its path and its schemas. */
export function operationsOf(text) {
  const document = JSON.parse(text);
  const { schemas } = document.components;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'contract');
  const isFormat = (format, value) => ajv.validate({ format }, value);
  /** A value for the schema at a pointer that keeps its table and its conditions. */
  const valueAt = (pointer, schema, extent) => {
    const fragment = pointer.map((key) =>
      encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const validate = ajv.getSchema(`contract#/${fragment.join('/')}`);
    return meetConditions(valueFor(schema, schemas, extent), schema, { schemas, validate, isFormat });
  };
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, parameters = [], requestBody }]) => {
      const place = ['paths', path, method];
      const body = requestBody?.content['application/json'].schema;
      const bodyPlace = [...place, 'requestBody', 'content', 'application/json', 'schema'];
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map((parameter, index) => ({
          ...parameter,
          valueFor: (extent) =>
            valueAt([...place, 'parameters', String(index), 'schema'], parameter.schema, extent),
        })),
        body: body && { schema: body, valueFor: (extent) => valueAt(bodyPlace, body, extent) },
        schemas,
      };
    }),
  );
}
