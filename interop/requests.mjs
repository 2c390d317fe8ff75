import { tableOf, wrongValueFor } from './value-for.mjs';

/**
 * A request that the contract allows, with only what is mandatory or with everything that has a row. The token is
 * always there: the contract asks for it in `security`, also where a table makes the header optional.
 *
 * @param extent `smallest` or `fullest`
 */
export function validRequest({ method, path, parameters, body }, extent) {
  const wanted = parameters.filter(({ required }) => required || extent === 'fullest');
  const place = (where) =>
    Object.fromEntries(
      wanted
        .filter((parameter) => parameter.in === where)
        .map((parameter) => [parameter.name, String(parameter.valueFor(extent))]),
    );
  return {
    method,
    path,
    parameters: {
      path: place('path'),
      query: place('query'),
      header: { 'X-Auth-Token': 'a', ...place('header') },
    },
    body: body?.valueFor(extent),
  };
}

/** Requests that each break one row of the operation, with that row in words. */
export function brokenRequests(operation) {
  const valid = validRequest(operation, 'smallest');
  return [...brokenParameters(operation, valid), ...(operation.body ? brokenBodies(operation, valid) : [])];
}

function brokenParameters({ parameters }, valid) {
  const change = (where, name, value) => {
    const { [name]: _, ...others } = valid.parameters[where];
    const changed = value === undefined ? others : { ...others, [name]: value };
    return { ...valid, parameters: { ...valid.parameters, [where]: changed } };
  };
  return parameters
    .filter((parameter) => parameter.in !== 'path')
    .flatMap(({ in: where, name, required, schema }) => {
      const takesAnyText = schema.type === 'string' && !schema.enum;
      return [
        ...(required ? [{ what: `no ${where} ${name}`, request: change(where, name) }] : []),
        ...(takesAnyText
          ? []
          : [{ what: `a wrong ${where} ${name}`, request: change(where, name, 'wrong') }]),
      ];
    });
}

function brokenBodies({ body, schemas }, valid) {
  const { properties = {}, required = [] } = tableOf(body.schema, schemas);
  return [
    { what: 'a body that is no object', request: { ...valid, body: [] } },
    ...required.map((name) => {
      const { [name]: _, ...others } = valid.body;
      return { what: `no ${name}`, request: { ...valid, body: others } };
    }),
    ...Object.entries(properties).map(([name, schema]) => ({
      what: `a ${name} of another type`,
      request: { ...valid, body: { ...valid.body, [name]: wrongValueFor(schema, schemas) } },
    })),
  ];
}
