import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { calling } from './calling.js';
import { findDocument } from './drift/find-document.js';
import { identity } from './identity.js';

const { issueToken, listProjects } = identity;

const ajv = new Ajv2020();
const isTokenRequest = ajv.compile(issueToken.request);
const isProjectList = ajv.compile(listProjects.answer);

/** A request for a token, with other members in `auth`, the user and the scope. */
const tokenRequest = ({ auth = {}, user = {}, scope = { project: { name: 'p' } } as unknown }) => ({
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: 'u', password: 's', domain: { name: 'd' }, ...user } },
    },
    scope,
    ...auth,
  },
});

test.each([
  ['by name', { project: { name: 'p' } }],
  ['by id', { project: { id: '0215' } }],
  ['by both', { project: { name: 'p', id: '0215' } }],
])('a token is asked for with a project %s', (_, scope) => {
  expect(isTokenRequest(tokenRequest({ scope }))).toBe(true);
});

test.each([
  ['no scope', { auth: { scope: undefined } }],
  ['the scope of an account', { scope: { domain: { name: 'd' } } }],
  ['a project without name and id', { scope: { project: {} } }],
  ['no password', { user: { password: undefined } }],
  ['no account', { user: { domain: {} } }],
  ['another method', { auth: { identity: { methods: ['totp'], password: {} } } }],
])('a token is not asked for with %s', (_, changes) => {
  expect(isTokenRequest(JSON.parse(JSON.stringify(tokenRequest(changes))))).toBe(false);
});

test('a project has an id', () => {
  expect(isProjectList({ projects: [{ id: 'a' }] })).toBe(true);
  expect(isProjectList({ projects: [{ name: 'a' }] })).toBe(false);
});

const folder = process.env.SMS_DOCUMENTS;

describe.skipIf(!folder)('the documents (skipped unless SMS_DOCUMENTS is set)', () => {
  const text = () => findDocument(folder ?? '', '004');

  /** The listings between two headings that are JSON: those that page ends left whole, without comments. */
  const listings = (from: string, to: string): unknown[] => {
    const part = text().split(`\n${from}\n`).at(-1)?.split(`\n${to}\n`)[0] ?? '';
    const joined = part.replace(/\n```\s*\n```\n/g, '\n');
    return [...joined.matchAll(/\n```\n(\{[^`]*)\n```/g)].flatMap(([, listing = '']) => {
      try {
        return [JSON.parse(listing.replace(/ \/\/.*$/gm, ''))];
      } catch {
        return [];
      }
    });
  };

  interface Scope {
    scope?: { project: object };
  }

  /** The listing of section 3.2 has the scope within the identity, see token-scope-place in contradictions. */
  const placed = ({ identity: proof, scope = proof.scope, ...auth }: Scope & { identity: Scope }) => ({
    auth: { ...auth, identity: proof, scope },
  });

  test('ask for a token as data say, by the name of a project and by its id', () => {
    const chapters = listings('3.2 认证鉴权', '5 API v3') as { auth?: Scope & { identity: Scope } }[];
    const requests = chapters.flatMap(({ auth }) => (auth ? [placed(auth)] : []));
    expect(requests).toHaveLength(3);
    expect(requests.filter((request) => !isTokenRequest(request))).toEqual([]);
    const named = requests.flatMap(({ auth }) => Object.keys(auth.scope?.project ?? {}));
    expect([...new Set(named)].sort()).toEqual(['id', 'name']);
    expect(text()).toContain(`URI格式：${issueToken.method} ${issueToken.path}\n`);
    expect(text()).toContain(`响应Header中“${issueToken.header}”的值即为Token`);
  });

  test('want no authentication for it, and for nothing else', () => {
    const row = text().match(new RegExp(`^${calling.token.header}\t(用户Token。 用户Token也.*)$`, 'm'))?.[1];
    expect(row).toContain('该接口是唯一不需要认证的接口');
    const free = Object.values(identity).filter(({ authenticated }) => !authenticated);
    expect(free).toEqual([issueToken]);
  });

  test('list projects as data say', () => {
    const answers = listings('6.3 获取项目 ID', 'the end');
    expect(answers).toHaveLength(1);
    expect(answers.filter((answer) => !isProjectList(answer))).toEqual([]);
    expect(text()).toContain(`“${listProjects.method} https://{{Endpoint}}${listProjects.path}”`);
    const schema = listProjects.answer as { properties: { projects: { items: { properties: object } } } };
    const [project] = (answers as { projects: object[] }[])[0]?.projects ?? [];
    expect(Object.keys(schema.properties.projects.items.properties).sort()).toEqual(
      Object.keys(project ?? {}).sort(),
    );
  });
});
