/** Prism takes no greater number: it reads the limits of int64 as this one. */
const GREATEST = Number.MAX_SAFE_INTEGER;

/**
 * A value that keeps a schema of the contract. The smallest has the mandatory fields and the least numbers; the
 * fullest has every field, one element in each list, and the greatest numbers.
 *
 * @param schema of the contract, which has no patterns
 * @param schemas those to which it refers, by name
 * @param extent `smallest` or `fullest`
 */
export function valueOf(schema, schemas, extent, within = []) {
  const resolved = resolve(schema, schemas);
  const { type, enum: values, minLength = 0, minItems = 0, items, properties = {}, required = [] } = resolved;
  const inner = (member) => valueOf(member, schemas, extent, [...within, resolved]);
  const recurs = (member) => within.includes(resolve(member, schemas));
  if (values) return values[0];
  if (type === 'boolean') return extent === 'fullest';
  if (type === 'integer' || type === 'number') {
    const { minimum = 0, maximum = GREATEST } = resolved;
    if (extent === 'smallest') return minimum;
    return maximum < GREATEST ? maximum : GREATEST;
  }
  if (type === 'array') {
    const length = extent === 'fullest' && !recurs(items) ? Math.max(minItems, 1) : minItems;
    return Array.from({ length }, () => inner(items));
  }
  if (type === 'object') {
    const wanted = Object.entries(properties).filter(
      ([name, member]) => required.includes(name) || (extent === 'fullest' && !recurs(member)),
    );
    return Object.fromEntries(wanted.map(([name, member]) => [name, inner(member)]));
  }
  return 'a'.repeat(Math.max(minLength, 1));
}

/** A value of another type than the schema asks for. */
export const wrongValueFor = (schema, schemas) => (resolve(schema, schemas).type === 'string' ? 7 : 'wrong');

/** Follows `$ref` within the contract. */
export function resolve(schema, schemas) {
  return schema.$ref === undefined ? schema : resolve(schemas[schema.$ref.split('/').at(-1)], schemas);
}
