import { tableOf, valueFor } from './value-for.mjs';

/** Texts of the forms that conditions ask for. */
const TEXTS = ['a', '00:00', '2000-01-01T00:00:00Z', '192.0.2.1', '2001:db8::1', '{}'];

/** More than the conditions of one operation, so that the repairs of one do not go on for ever with another. */
const MOST_ROUNDS = 50;

/** What makes a value meet the keyword that it breaks; the value itself where nothing is known. */
const REPAIRS = {
  const: ({ params }) => params.allowedValue,
  enum: ({ params }) => params.allowedValues[0],
  maximum: ({ params }) => params.limit,
  multipleOf: ({ params }) => params.multipleOf,
  minLength: ({ params }) => 'a'.repeat(params.limit),
  pattern: ({ params }) => TEXTS.find((text) => new RegExp(params.pattern, 'u').test(text)),
  format: ({ params, isFormat }) => TEXTS.find((text) => isFormat(params.format, text)),
};

/**
 * Changes a value that keeps the tables until it also meets the conditions of its schema.
 *
 * @param validate the compiled schema, of an Ajv that reports all errors
 * @throws when what is broken has no repair here
 */
export function meetConditions(value, schema, { schemas, validate, isFormat }) {
  const root = { '': structuredClone(value) };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (validate(root[''])) return root[''];
    for (const error of validate.errors) repair(root, error, schema, schemas, isFormat);
  }
  const broken = validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`No value is known that meets the conditions: ${broken.join('; ')}.`);
}

function repair(root, error, schema, schemas, isFormat) {
  const keys = ['', ...error.instancePath.split('/').slice(1)];
  if (error.keyword === 'required') keys.push(error.params.missingProperty);
  const last = keys.pop();
  const holder = keys.reduce((node, key) => node?.[key], root);
  if (holder === undefined) return;
  if (error.keyword === 'required') {
    const member = keys
      .concat(last)
      .slice(1)
      .reduce((node, key) => memberOf(node, key, schemas), schema);
    holder[last] = valueFor(member, schemas, 'smallest');
  } else if (error.keyword in REPAIRS) {
    holder[last] = REPAIRS[error.keyword]({ ...error, isFormat });
  }
}

function memberOf(schema, key, schemas) {
  const { items, properties } = tableOf(schema, schemas);
  return items ?? properties[key];
}
