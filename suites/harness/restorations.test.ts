import { expect, test } from 'vitest';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import type { LedgerEntry } from './ledger-entry.js';
import { giveBackDefault, Restorations } from './restorations.js';

/** Restorations at a server that accepts or refuses a change of the default project, and lists these projects. */
function restorationsAt(state: { accepts: boolean; projects?: object[] }) {
  const sent: string[] = [];
  const ledger: LedgerEntry[] = [];
  const send = async (operationId: string, { path }: { path?: Record<string, string> } = {}) => {
    sent.push([operationId, ...Object.values(path ?? {})].join(' '));
    if (operationId === 'ListMigprojects') {
      const { projects = [] } = state;
      const text = JSON.stringify({ count: projects.length, migprojects: projects });
      return exchangeOf(operationId, 200, text);
    }
    return state.accepts ? exchangeOf(operationId, 200, '') : refusalOf(operationId, 400, 'SMS.7301');
  };
  const write = (entry: LedgerEntry) => ledger.push(entry);
  return { restorations: new Restorations(send, () => ({ write })), send, sent, ledger };
}

const ONE = {};
const OTHER = {};

test('a change is in the ledger before it is made, and once more when it is given back', async () => {
  const { restorations, sent, ledger } = restorationsAt({ accepts: true });
  restorations.note(ONE, 3, '17');
  expect(sent).toEqual([]);
  await restorations.giveBack();
  expect(sent).toEqual(['UpdateDefaultMigproject 17']);
  expect(ledger).toEqual([
    { event: 'change', entry: 3, operationId: 'UpdateDefaultMigproject', path: { mig_project_id: '17' } },
    { event: 'restored', entry: 3 },
  ]);
  expect(restorations.left('http://host')).toEqual([]);
});

test('one gives back its own changes, and only once', async () => {
  const { restorations, sent } = restorationsAt({ accepts: true });
  restorations.note(ONE, 1, '17');
  restorations.note(OTHER, 2, '18');
  await restorations.giveBack(ONE);
  await restorations.giveBack(ONE);
  expect(sent).toEqual(['UpdateDefaultMigproject 17']);
  await restorations.giveBack();
  expect(sent).toEqual(['UpdateDefaultMigproject 17', 'UpdateDefaultMigproject 18']);
});

test('what is refused is told once for a project, and tried again', async () => {
  const state = { accepts: false };
  const { restorations } = restorationsAt(state);
  restorations.note(ONE, 1, '17');
  restorations.note(OTHER, 2, '17');
  await restorations.giveBack();
  const left = restorations.left('http://host/');
  expect(left).toMatchObject([{ kind: 'project', id: '17', name: 'the default project' }]);
  expect(left[0]?.curl).toContain('http://host/v3/migprojects/17/default');
  state.accepts = true;
  await restorations.giveBack();
  expect(restorations.left('http://host')).toEqual([]);
});

test('a refusal does no harm where the project is the default one already', async () => {
  const projects = [
    { id: '17', isdefault: true },
    { id: '18', isdefault: false },
  ];
  const { send } = restorationsAt({ accepts: false, projects });
  expect(await giveBackDefault(send, '17')).toBe(true);
  expect(await giveBackDefault(send, '18')).toBe(false);
});
