import type { Option } from '../options.js';
import { CREDENTIALS, configurable } from './configurable.js';

/** The JSON Schema of `sms-conformance.yaml`, with which editors complete it. */
export async function configSchema(): Promise<Record<string, unknown>> {
  const properties: Record<string, unknown> = {};
  for (const option of configurable()) properties[option.name] = await schemaOf(option);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of sms-conformance certify',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...properties,
      credentials: {
        description: 'how requests are authenticated; secrets stand in files of their own',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(CREDENTIALS).map(([name, { description }]) => [
            name,
            { description, type: 'string', minLength: 1 },
          ]),
        ),
      },
    },
  };
}

async function schemaOf({
  value,
  multiple,
  help,
  default: standing,
}: Option): Promise<Record<string, unknown>> {
  const names = await value.listed?.();
  const one = names ? { type: 'string', enum: [...names] } : (value.schema ?? { type: 'string' });
  const said = { description: help };
  if (multiple) return { ...said, oneOf: [one, { type: 'array', items: one }] };
  if (standing === undefined) return { ...said, ...one };
  return { ...said, default: one.type === 'string' ? standing : JSON.parse(standing), ...one };
}
