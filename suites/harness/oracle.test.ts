import { describe, expect, test } from 'vitest';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { judged } from '../testing/judged.js';

const task = { id: 't', name: 'n', type: 'MIGRATE_FILE', os_type: 'LINUX', state: 'READY' };
const shown = (change: Record<string, unknown> = {}, status = 200) =>
  exchangeOf('ShowTask', status, JSON.stringify({ ...task, ...change }));

test('a right answer passes its status, its type and every field that it has', () => {
  const { results, deviating } = judged(shown());
  expect(deviating).toEqual([]);
  expect([...results.keys()].sort()).toEqual(
    expect.arrayContaining([
      'ShowTask.status',
      'ShowTask.content-type',
      'ShowTask.response.200.type',
      'ShowTask.response.200.id.type',
      'ShowTask.response.200.state.type',
    ]),
  );
  expect(results.has('ShowTask.response.200.priority.type')).toBe(false);
});

describe('the status', () => {
  test.each([
    ['ShowTask', 200, true],
    ['ShowTask', 201, false],
    ['ShowTask', 204, false],
    ['ShowTask', 302, false],
    ['ShowTask', 404, true],
    ['ShowTask', 429, true],
    ['ShowTask', 418, false],
    ['ShowTask', 499, false],
    ['ShowTask', 500, false],
    ['ShowTask', 503, false],
    ['CreateTask', 200, true],
    ['CreateTask', 201, true],
    ['RegisterServer', 201, true],
    ['UpdateTask', 201, false],
  ])('of %s may be %i: %s', (operationId, status, expected) => {
    const { deviating } = judged(exchangeOf(operationId, status, '{}'));
    expect(!deviating.includes(`${operationId}.status`)).toBe(expected);
  });

  test('of a server error or a redirection is all that is judged', () => {
    for (const status of [300, 302, 399, 500]) {
      expect([...judged(exchangeOf('ShowTask', status, '<html>')).results.keys()]).toEqual([
        'ShowTask.status',
      ]);
    }
  });
});

describe('the content type', () => {
  test.each([
    ['ShowTask', 'application/json', true],
    ['ShowTask', 'application/json;charset=UTF-8', true],
    ['ShowTask', 'application/problem+json', true],
    ['ShowTask', 'text/plain', false],
    ['ShowTask', 'text/html', false],
    ['ShowTask', undefined, false],
    ['UpdateTaskStatus', 'text/plain', true],
    ['UpdateTaskStatus', 'text/html', false],
    ['UpdateTaskStatus', 'application/x-text/plain', false],
  ])('of %s may be %s: %s', (operationId, type, expected) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const { results } = judged(exchangeOf(operationId, 200, '{}', headers as Record<string, string>));
    expect(results.get(`${operationId}.content-type`)?.verdict === 'pass').toBe(expected);
  });

  test('of an empty body is nothing to judge', () => {
    const { results } = judged(exchangeOf('UpdateTaskStatus', 200, '', {}));
    expect(results.has('UpdateTaskStatus.content-type')).toBe(false);
  });
});

describe('an answer without fields', () => {
  const id = 'UpdateTaskStatus.response.200.type';

  test.each([
    ['', 'opaque-answers: object'],
    ['{}', 'opaque-answers: object'],
    ['{"a":1}', 'opaque-answers: object'],
    ['""', 'opaque-answers: string'],
    ['"success"', 'opaque-answers: string'],
    ['success', 'opaque-answers: string'],
    ['success <html>', 'opaque-answers: string'],
  ])('may be %j, which is noted as %s', (text, reading) => {
    const result = judged(exchangeOf('UpdateTaskStatus', 200, text)).results.get(id);
    expect(result).toMatchObject({ verdict: 'pass', reading });
  });

  test.each(['[]', '1', 'null', 'true', '<html><body>login</body></html>', ' <!DOCTYPE html>'])(
    'may not be %s',
    (text) => {
      expect(judged(exchangeOf('UpdateTaskStatus', 200, text)).deviating).toContain(id);
    },
  );
});

test.each([
  [{}, 'warn'],
  [{ 'retry-after': '3' }, 'pass'],
])('an answer with 429 and %j: %s', (headers, verdict) => {
  const { results } = judged(
    exchangeOf('ShowTask', 429, '{}', { 'content-type': 'application/json', ...headers }),
  );
  expect(results.get('retry-after')?.verdict).toBe(verdict);
});

describe('the body', () => {
  test('that breaks a row fails that row alone, and cites it', () => {
    const { deviating, failures } = judged(shown({ state: 7 }));
    expect(deviating).toEqual(['ShowTask.response.200.state.type']);
    expect(failures).toMatchObject([
      {
        expected: 'string',
        received: 7,
        steps: ['a step'],
        source: { document: '004', section: '5.4.5', row: 'state' },
        message: 'ShowTask answered state = 7; documented is type string.',
      },
    ]);
  });

  test('with a value beyond a limit is a warning', () => {
    const { results } = judged(shown({ name: 'x'.repeat(300) }));
    expect(results.get('ShowTask.response.200.name.maxLength')?.verdict).toBe('warn');
  });

  test('that creates is judged with 201 as with 200', () => {
    const { deviating } = judged(exchangeOf('CreateTask', 201, '{"id":7}'));
    expect(deviating).toEqual(['CreateTask.response.200.id.type']);
  });

  test.each(['', '<html>', '{"id":'])('that is %j is no JSON', (text) => {
    expect(judged(exchangeOf('ShowTask', 200, text)).deviating).toContain('ShowTask.response.200.type');
  });

  test('that is the wrong kind of JSON fails the body', () => {
    expect(judged(exchangeOf('ShowTask', 200, '[]')).deviating).toEqual(['ShowTask.response.200.type']);
  });

  test('with a null that the documents show is a reading, and proves no limit', () => {
    const { results, deviating } = judged(shown({ migration_ip: null, speed_limit: null }));
    expect(deviating).toEqual([]);
    expect(results.get('ShowTask.response.200.migration_ip.type')?.reading).toBe('null-values');
    expect(results.has('ShowTask.response.200.migration_ip.maxLength')).toBe(false);
  });

  test('with a null in place of a listed value is a reading, and no other value is one', () => {
    const { results, deviating } = judged(exchangeOf('ShowServer', 200, '{"firmware":null}'));
    expect(deviating).toEqual([]);
    expect(results.get('ShowServer.response.200.firmware.enum')?.reading).toBe('null-values');
    expect(judged(shown({ priority: 'x' })).deviating).toEqual([
      'ShowTask.response.200.priority.type',
      'ShowTask.response.200.priority.enum',
    ]);
  });

  test('proves the rows of every object and of every item that it has', () => {
    const server = { id: 's', name: 'n' };
    const { results, deviating } = judged(
      exchangeOf('ListTasks', 200, JSON.stringify({ count: 1, tasks: [{ ...task, source_server: server }] })),
    );
    expect(deviating).toEqual([]);
    expect(results.get('ListTasks.response.200.tasks[].id.type')?.verdict).toBe('pass');
    expect(results.get('ListTasks.response.200.tasks[].source_server.id.type')?.verdict).toBe('pass');
    expect(judged(shown({ source_server: 'x' })).deviating).toEqual([
      'ShowTask.response.200.source_server.type',
    ]);
  });

  test('with a null for the identifier of the record is wrong', () => {
    expect(judged(shown({ id: null })).deviating).toContain('ShowTask.response.200.id.type');
  });

  test('of a list is judged item by item, a violation once', () => {
    const tasks = [task, { ...task, id: 1 }, { ...task, id: 2 }];
    const { deviating, results } = judged(exchangeOf('ListTasks', 200, JSON.stringify({ count: 3, tasks })));
    expect(deviating).toEqual(['ListTasks.response.200.tasks[].id.type']);
    expect(results.get('ListTasks.response.200.tasks[].id.type')?.cases).toBe(1);
  });
});

describe('the error code', () => {
  test.each<[number, string, string]>([
    [400, 'SMS.7703', 'pass'],
    [404, 'SMS.7703', 'pass'],
    [401, 'SMS.6521', 'pass'],
    [409, 'SMS.7703', 'fail'],
    [422, 'SMS.9001', 'pass'],
    [409, 'SMS.7112', 'pass'],
    [400, 'SMS.0000', 'fail'],
    [404, 'SMS.0000', 'fail'],
    [400, 'APIGW.0301', 'pass'],
    [400, 'IAM.0001', 'fail'],
    [401, 'IAM.0001', 'pass'],
    [400, 'SMS.1302', 'fail'],
    [400, 'XAPIGW.0301', 'fail'],
    [401, 'APIGW.0301', 'pass'],
    [429, 'APIGW.0308', 'pass'],
    [400, 'toString', 'fail'],
    [400, 'constructor', 'fail'],
    [400, '', 'fail'],
  ])('with status %i may be %j: %s', (status, code, verdict) => {
    expect(judged(refusalOf('ShowTask', status, code)).results.get('ShowTask.error-code')?.verdict).toBe(
      verdict,
    );
  });

  test.each([
    [400, 'APIGW.0301'],
    [401, 'IAM.0001'],
  ])('of what stands before the service, %i with %s, is noted', (status, code) => {
    const { results } = judged(refusalOf('ShowTask', status, code));
    expect(results.get('ShowTask.error-code')?.reading).toBe('gateway code');
  });

  test('of an accepted request is none', () => {
    expect(judged(shown({ error_code: 'SMS.0000' })).results.has('ShowTask.error-code')).toBe(false);
  });

  test('that is no text is a violation of its row', () => {
    const { deviating } = judged(exchangeOf('ShowTask', 400, '{"error_code":7703,"error_msg":"No."}'));
    expect(deviating).toEqual(['ShowTask.response.4XX.error_code.type']);
  });
});
