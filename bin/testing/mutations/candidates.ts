import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import { SUITES } from '../../../suites/covered.js';
import { answers, forwards, items, objectIn, on, takes, without, replies, refusal } from './deviations.js';
import type { MutationCase } from './mutation-case.js';
import type { Mutation } from '../mutating-proxy.js';

const c = (name: string, operations: string[], mutation: Mutation): MutationCase => ({ name, operations, mutation, suites: SUITES, breaks: ['?'] });
const ignoresValid = (op: string, name: string, valid: (v: string) => boolean = (v) => v.length <= 64 && v !== 'not-a-value') => forwards(op, (asked) => {
  const v = asked.query.get(name);
  if (v === null || !valid(v)) return asked;
  const query = new URLSearchParams(asked.query); query.delete(name); return { ...asked, query };
});
export const candidates: MutationCase[] = [
  ...['migproject', 'connected', 'enterprise_project_id', 'is_consistency_result_exist', 'state', 'migration_cycle'].map((f) => c(`ListServers ignores valid filter ${f}`, ['ListServers'], ignoresValid('ListServers', f))),
  ...['enterprise_project_id', 'state'].map((f) => c(`ListTasks ignores valid filter ${f}`, ['ListTasks'], ignoresValid('ListTasks', f, (v) => v.length < 64 && v !== 'NO_SUCH_VALUE'))),
  ...['migproject', 'enterprise_project_id'].map((f) => c(`ListErrorServers ignores valid filter ${f}`, ['ListErrorServers'], ignoresValid('ListErrorServers', f))),
  c('DeleteTask refuses 7719 and deletes', ['DeleteTask', 'UpdateTaskStatus'], on('DeleteTask', async (a, f) => { const r = await f(a); if (objectIn(r.text)?.error_code === 'SMS.7719') { await f({ ...a, method: 'POST', pathname: `${a.pathname}/action`, headers: { ...a.headers, 'content-type': 'application/json' }, text: '{"operation":"stop"}' }); await f(a); } return r; })),
  c('CreateTask refuses 6615 and creates', ['CreateTask'], on('CreateTask', async (a, f) => { const r = await f(a); if (objectIn(r.text)?.error_code === 'SMS.6615') { const b = objectIn(a.text) ?? {}; await f({ ...a, text: JSON.stringify({ ...b, target_server: { ...(b.target_server as JsonObject), vm_id: crypto.randomUUID() } }) }); } return r; })),
  c('UpdateServerName ignores valid migprojectid', ['UpdateServerName', 'ListServers'], takes('UpdateServerName', (b) => (typeof b.migprojectid === 'string' && b.migprojectid.length < 100 ? without(b, 'migprojectid') : b))),
  c('CreateTask ignores valid auto_start', ['CreateTask', 'UpdateTaskStatus'], takes('CreateTask', (b) => (b.auto_start === true ? without(b, 'auto_start') : b))),
  c('CreateTask ignores valid use_public_ip etc', ['CreateTask', 'ShowTask'], takes('CreateTask', (b) => (typeof b.use_public_ip === 'boolean' ? without(b, 'use_public_ip') : b))),
  c('UpdateTask ignores valid use_public_ip', ['UpdateTask', 'ShowTask'], takes('UpdateTask', (b) => (typeof b.use_public_ip === 'boolean' ? { name: 'x', ...without(b, 'use_public_ip') } : b))),
  c('RegisterServer refuses with id', ['RegisterServer'], on('RegisterServer', async (a, f) => { const b = objectIn(a.text); return b && typeof b.id === 'string' && b.id.length === 36 ? { status: 400, headers: { 'content-type': 'application/json' }, text: refusal('SMS.6013') } : f(a); })),
  c('RegisterServer again resets the rest', ['RegisterServer'], answers('ShowServer', (r) => r)),
  c('CreateTask new task RUNNING shown', ['CreateTask', 'UpdateTaskStatus'], answers('ShowTask', (r) => ({ ...r, state: r.state === 'READY' ? 'RUNNING' : (r.state ?? null) }))),
  c('ListTasks shows a new task RUNNING', ['CreateTask', 'ListTasks'], items('ListTasks', 'tasks', (a) => a.map((o) => ({ ...o, state: o.state === 'READY' ? 'RUNNING' : (o.state ?? null) })))),
  c('empty 200 for empty list null', ['ListTasks', 'ListServers'], answers(['ListTasks', 'ListServers'], (a) => (a.count === 0 ? { count: 0 } : a))),
  c('PUT instead', ['UpdateTask'], replies('none', { status: 404, text: refusal('SMS.9001') }, (a) => a.method === 'PATCH')),
  c('offset counts pages', ['ListServers', 'ListTasks'], forwards(['ListServers', 'ListTasks'], (a) => { const q = new URLSearchParams(a.query); if (q.has('offset')) q.set('offset', String(Number(q.get('offset')) * Number(q.get('limit') ?? 1))); return { ...a, query: q }; })),
  c('names shown trimmed', ['UpdateServerName'], answers('ShowServer', (r) => ({ ...r, name: String(r.name as Json).toLowerCase() }))),
  c('error rows disappear', ['ListErrorServers'], items('ListErrorServers', 'migration_errors', (a) => a.filter((o) => isJsonObject(o)).map((o) => ({ ...o, error_json: null })))),
];
