import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import type { Exchange } from './exchange.js';

/** The object that was answered; an empty one when the answer is none. */
export const answerOf = ({ json }: Pick<Exchange, 'json'>): JsonObject => (isJsonObject(json) ? json : {});
