import type { Contract, Operation } from '../../contract.js';
import { resolve, type Schema } from '../../schema.js';
import type { RequiredAt } from './schema-of-places.js';

/** The mandatory fields of the contract at a place such as `request.disks[]`, or the parameter itself. */
export function requiredIn(operation: Operation, { schemas }: Contract): RequiredAt {
  return (place) => {
    const parameter = operation.parameters.find((one) => `${one.in} ${one.name}` === place);
    if (parameter) return parameter.required ? [parameter.name] : [];
    if (!place.startsWith('request') || !operation.requestBody) return [];
    let schema: Schema | undefined = resolve(operation.requestBody, schemas);
    for (const [, name] of place.slice('request'.length).matchAll(/\.([^.[\]]+)|\[\]/g)) {
      const next: Schema | undefined = name === undefined ? schema?.items : schema?.properties?.[name];
      schema = next && resolve(next, schemas);
    }
    return schema?.required ?? [];
  };
}
