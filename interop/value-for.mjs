/** Prism reads the limits of int64 as this number, and takes no greater one. */
const GREATEST = Number.MAX_SAFE_INTEGER;

/**
 * A value that keeps the table of a schema. The smallest has the mandatory fields and the least numbers; the fullest
 * has every field, one element in each list, and the greatest numbers.
 *
 * @param schemas those to which it refers, by name
 * @param extent `smallest` or `fullest`
 */
export function valueFor(schema, schemas, extent, within = []) {
  const table = tableOf(schema, schemas);
  const { type, enum: values, minimum = 0, maximum = GREATEST, minLength = 0, minItems = 0 } = table;
  const inner = (member) => valueFor(member, schemas, extent, [...within, table]);
  const goesOn = (member) => extent === 'fullest' && !within.includes(tableOf(member, schemas));
  if (values) return values[0];
  if (type === 'boolean') return extent === 'fullest';
  if (type === 'integer' || type === 'number') {
    return extent === 'smallest' ? minimum : Math.min(maximum, GREATEST);
  }
  if (type === 'array') {
    const length = goesOn(table.items) ? Math.max(minItems, 1) : minItems;
    return Array.from({ length }, () => inner(table.items));
  }
  if (type === 'object') {
    const { properties = {}, required = [] } = table;
    const wanted = Object.entries(properties).filter(
      ([name, member]) => required.includes(name) || goesOn(member),
    );
    return Object.fromEntries(wanted.map(([name, member]) => [name, inner(member)]));
  }
  return 'a'.repeat(Math.max(minLength, 1));
}

/** A value of another type than the table of a schema asks for. */
export const wrongValueFor = (schema, schemas) => (tableOf(schema, schemas).type === 'string' ? 7 : 'wrong');

/** The table without the conditions that stand beside it in `allOf`, and without references. */
export function tableOf(schema, schemas) {
  if (schema.$ref !== undefined) return tableOf(schemas[schema.$ref.split('/').at(-1)], schemas);
  const [first] = schema.allOf ?? [];
  return schema.type === undefined && first !== undefined ? tableOf(first, schemas) : schema;
}
