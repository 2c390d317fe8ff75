import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, forwards, items, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const filled = breaking('relations', 'lifecycle');

/** What a page holds where nobody asks for a limit. */
const byDefault = (operation: string, limit: number): Mutation =>
  forwards(operation, (asked) => {
    const query = new URLSearchParams(asked.query);
    if (!query.has('limit')) query.set('limit', String(limit));
    return { ...asked, query };
  });

/** Shows each entry for ever under the name under which it was listed first. */
const remembersNames =
  (operation: string, list: string): Mutation =>
  () => {
    const names = new Map<unknown, Json>();
    return items(operation, list, (entries) =>
      entries.map((entry): JsonObject => {
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
  related('ListTasks', 'shows names from memory', 'ListTasks.listing', remembersNames('ListTasks', 'tasks')),
  related(
    'ListTemplates',
    'shows names from memory',
    'ListTemplates.listing',
    remembersNames('ListTemplates', 'templates'),
  ),
  related(
    'ListMigprojects',
    'shows names from memory',
    'ListMigprojects.listing',
    remembersNames('ListMigprojects', 'migprojects'),
  ),
  ...['ShowServer', 'ShowTask'].map((operation) =>
    related(
      operation,
      'shows no id',
      `${operation}.complete`,
      answers(operation, (record) => without(record, 'id')),
    ),
  ),
  related(
    'ShowTemplate',
    'shows no id',
    'ShowTemplate.complete',
    answers('ShowTemplate', (answer) => ({
      ...answer,
      template: without(answer.template as JsonObject, 'id'),
    })),
  ),
];
