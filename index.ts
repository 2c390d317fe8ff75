/**
 * The contract of the Server Migration Service API as a library: the OpenAPI document of every edition, its
 * requirements with their places in the documents, and validators for requests and responses.
 */

import { loadContract } from './spec/contract.js';
import { DEFAULT_EDITION, type Edition } from './spec/editions.js';
import type { Requirement } from './spec/requirement.js';
import { Validators } from './spec/validators.js';
import { catalogueOf } from './suites/catalogue.js';

export { type BrokenCondition, ConditionValidators, type Judge } from './spec/condition-validators.js';
export type { Contract, DocumentedResponse, Method, Operation, Parameter } from './spec/contract.js';
export { loadContract } from './spec/contract.js';
export { documentWithConditions } from './spec/document-with-conditions.js';
export { DEFAULT_EDITION, EDITIONS, type Edition } from './spec/editions.js';
export { type Json, parseExact, stringifyExact } from './spec/exact-json.js';
export type { OpenApiDocument } from './spec/openapi-document.js';
export type { Level, Requirement, SuiteName } from './spec/requirement.js';
export type { Schema, Schemas } from './spec/schema.js';
export { describeSource, type Source, type XSource } from './spec/source.js';
export { type Validate, Validators, type Violation } from './spec/validators.js';

/**
 * Everything that a server must, should or may do in an edition, each with its level and its place in the
 * documents.
 *
 * @throws RangeError when there is no such edition; its message names those that exist
 */
export const requirements = (edition: Edition = DEFAULT_EDITION): Requirement[] =>
  catalogueOf(loadContract(edition));

/**
 * Validators for the parts of requests and for responses of an edition.
 *
 * Values are JSON as `parseExact` gives it: an integer that a double cannot hold is a `bigint`, and is compared
 * digit for digit.
 *
 * @throws RangeError when there is no such edition; its message names those that exist
 */
export const validators = (edition: Edition = DEFAULT_EDITION): Validators =>
  new Validators(loadContract(edition));
