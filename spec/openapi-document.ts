import type { OpenAPIV3_1 } from 'openapi-types';
import type { Source } from './source.js';

/** What `openapi-types` describes, except that the limits of a value may be integers beyond 2^53. */
type WithExactLimits<T> = T extends object
  ? { [K in keyof T]: K extends 'minimum' | 'maximum' ? T[K] | bigint : WithExactLimits<T[K]> }
  : T;

/**
 * The contract as one OpenAPI 3.1 document, as `openapi-types` describes it: it always has `paths` and `components`,
 * every operation has its place in the documents, and an int64 limit that a double cannot hold is a `bigint`.
 */
export type OpenApiDocument = WithExactLimits<
  OpenAPIV3_1.Document<{ 'x-source': Source }> & {
    paths: OpenAPIV3_1.PathsObject<{ 'x-source': Source }>;
    components: OpenAPIV3_1.ComponentsObject;
  }
>;
