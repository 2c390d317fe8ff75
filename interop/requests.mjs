import { resolve, valueOf, wrongValueFor } from './value-of.mjs';

/** A request that the table of an operation allows: only what is mandatory, or everything that has a row. */
export function validRequest(operation, { schemas }, extent) {
  const wanted = operation.parameters.filter(({ required }) => required || extent === 'fullest');
  const place = (where) =>
    Object.fromEntries(
      wanted
        .filter((parameter) => parameter.in === where)
        .map(({ name, schema }) => [name, String(valueOf(schema, schemas, extent))]),
    );
  return {
    method: operation.method,
    path: operation.path,
    parameters: { path: place('path'), query: place('query'), header: place('header') },
    body: operation.requestBody && valueOf(operation.requestBody, schemas, extent),
  };
}

/** Requests with one thing each that the table of the operation forbids, with that thing in words. */
export function brokenRequests(operation, contract) {
  return [...brokenParameters(operation, contract), ...brokenBodies(operation, contract)];
}

function brokenParameters(operation, contract) {
  const valid = validRequest(operation, contract, 'smallest');
  const change = (where, name, value) => {
    const { [name]: _, ...others } = valid.parameters[where];
    const changed = value === undefined ? others : { ...others, [name]: value };
    return { ...valid, parameters: { ...valid.parameters, [where]: changed } };
  };
  return operation.parameters
    .filter((parameter) => parameter.in !== 'path')
    .flatMap((parameter) => {
      const { name, required, schema } = parameter;
      const what = `${parameter.in} ${name}`;
      const isText = schema.type === 'string' && !schema.enum;
      return [
        ...(required ? [{ what: `no ${what}`, request: change(parameter.in, name) }] : []),
        ...(isText ? [] : [{ what: `wrong ${what}`, request: change(parameter.in, name, 'wrong') }]),
      ];
    });
}

function brokenBodies(operation, contract) {
  if (!operation.requestBody) return [];
  const { schemas } = contract;
  const valid = validRequest(operation, contract, 'smallest');
  const { properties = {}, required = [] } = resolve(operation.requestBody, schemas);
  return [
    { what: 'a body that is no object', request: { ...valid, body: [] } },
    ...required.map((name) => {
      const { [name]: _, ...body } = valid.body;
      return { what: `no ${name}`, request: { ...valid, body } };
    }),
    ...Object.entries(properties).map(([name, schema]) => ({
      what: `wrong ${name}`,
      request: { ...valid, body: { ...valid.body, [name]: wrongValueFor(schema, schemas) } },
    })),
  ];
}
