import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { queries } from './deviations.js';
import { entries } from './list-mutations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const filled = breaking('relations', 'lifecycle');

/** What a page holds where nobody asks for a limit. */
const byDefault = (operation: string, limit: number): Mutation =>
  queries(operation, (query) => {
    if (!query.has('limit')) query.set('limit', String(limit));
  });

/** Shows each entry for ever under the name under which it was listed first. */
const remembersNames =
  (operation: string): Mutation =>
  () => {
    const names = new Map<unknown, Json>();
    return entries(operation, (all) =>
      all.map((entry): JsonObject => {
        if (!names.has(entry.id)) names.set(entry.id, entry.name ?? null);
        return { ...entry, name: names.get(entry.id) ?? null };
      }),
    )();
  };

/** Lists of which a page is too short, too long or too old. */
export const pages: MutationCase[] = [
  ...['ListServers', 'ListTasks', 'ListMigprojects'].map((operation) =>
    related(operation, 'shows ten by default', `${operation}.R17`, byDefault(operation, 10)),
  ),
  filled(
    'RegisterServer',
    'fills a list of pages of a hundred',
    'ListServers.R17',
    byDefault('ListServers', 100),
  ),
  filled(
    'CreateTemplate',
    'fills a list of pages of ten',
    'ListTemplates.R17',
    byDefault('ListTemplates', 10),
  ),
  ...['ListTasks', 'ListTemplates', 'ListMigprojects'].map((operation) =>
    related(operation, 'shows names from memory', `${operation}.listing`, remembersNames(operation)),
  ),
];
