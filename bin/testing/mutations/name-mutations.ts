import { type Json, type JsonObject, objectsIn } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  all,
  answers,
  forwards,
  isAccepted,
  objectIn,
  on,
  refusal,
  replies,
  swallows,
  templateIn,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');
const refused = breaking('rejections');

/** Looks for the name of a source among the names of the hosts. */
const namesOfHosts: Mutation = () => {
  const hosts = new Map<Json, string>();
  return all(
    answers('RegisterServer', (answer, asked) => {
      hosts.set(answer.id ?? null, String(objectIn(asked.text)?.hostname));
      return answer;
    }),
    answers('ListServers', (answer, asked) => {
      const name = asked.query.get('name');
      if (name === null) return answer;
      const sources = objectsIn(answer.source_servers).filter(({ id = null }) =>
        (hosts.get(id) ?? name).includes(name),
      );
      return { ...answer, count: sources.length, source_servers: sources };
    }),
  )();
};

/** Refuses the name that a template had which was deleted. */
const remembersNames: Mutation = () => {
  const names = new Map<string, Json>();
  const gone = new Set<Json>();
  const nameIn = (text: string): Json => templateIn(objectIn(text) ?? {}).name ?? null;
  return all(
    answers('DeleteTemplate', (answer, { path }) => {
      gone.add(names.get(path.id ?? '') ?? null);
      return answer;
    }),
    replies('CreateTemplate', { status: 400, text: refusal('SMS.7112') }, ({ text }) =>
      gone.has(nameIn(text)),
    ),
    answers('CreateTemplate', (answer, { text }) => {
      names.set(String(answer.id), nameIn(text));
      return answer;
    }),
  )();
};

/** Refuses an update that keeps the name as one that takes the name of another. */
const refusesOwnName =
  (kind: 'Migproject' | 'Template', code: string, nameIn: (body: JsonObject) => Json): Mutation =>
  () => {
    const names = new Map<string, Json>();
    const note = (id: string, text: string) => names.set(id, nameIn(objectIn(text) ?? {}));
    const idIn = (path: Record<string, string>) => Object.values(path)[0] ?? '';
    return all(
      answers(`Create${kind}`, (answer, { text }) => {
        note(String(answer.id), text);
        return answer;
      }),
      replies(
        `Update${kind}`,
        { status: 400, text: refusal(code) },
        ({ path, text }) => names.get(idIn(path)) === nameIn(objectIn(text) ?? {}),
      ),
      answers(`Update${kind}`, (answer, { path, text }) => {
        note(idIn(path), text);
        return answer;
      }),
    )();
  };

/** Takes tokens for the same whose letters differ in case only. */
const blindToCase: Mutation = () => {
  const tokens = new Map<string, string>();
  return on('ListServers', async (asked, forward) => {
    const token = asked.headers['x-auth-token'] ?? '';
    const known = tokens.get(token.toLowerCase());
    if (known !== undefined)
      return forward({ ...asked, headers: { ...asked.headers, 'x-auth-token': known } });
    const answered = await forward(asked);
    if (isAccepted(answered)) tokens.set(token.toLowerCase(), token);
    return answered;
  })();
};

/** Names and tokens that are compared, or kept, in a careless way. */
export const names: MutationCase[] = [
  related('ListServers', 'looks for names among hosts', 'R14', namesOfHosts),
  related(
    'ShowTemplate',
    'shows names in ASCII',
    'R57',
    answers('ShowTemplate', (answer) => {
      const template = templateIn(answer);
      return { ...answer, template: { ...template, name: String(template.name).replace(/[^ -~]/g, '?') } };
    }),
  ),
  related(
    'UpdateMigproject',
    'refuses to keep the name',
    'UpdateMigproject.SMS.7312',
    refusesOwnName('Migproject', 'SMS.7312', ({ name = null }) => name),
  ),
  related(
    'UpdateTemplate',
    'refuses to keep the name',
    'UpdateTemplate.SMS.7112',
    refusesOwnName('Template', 'SMS.7112', (body) => templateIn(body).name ?? null),
  ),
  refused(
    'UpdateServerName',
    'takes a name with a space',
    'UpdateServerName.SMS.6003',
    swallows('UpdateServerName', ({ name }) => String(name).includes(' ')),
  ),
  lived('DeleteTemplate', 'keeps the name for ever', 'DeleteTemplate.deletion', remembersNames),
  breaking('security')('ListServers', 'is blind to the case of tokens', 'ListServers.SMS.6521', blindToCase),
  breaking('security')(
    'ListServers',
    'takes a token that begins with the right one',
    'ListServers.SMS.6521',
    forwards('ListServers', (asked) => ({
      ...asked,
      headers: {
        ...asked.headers,
        'x-auth-token': (asked.headers['x-auth-token'] ?? '').replace(/x$/, ''),
      },
    })),
  ),
];
