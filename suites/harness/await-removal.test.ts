import { expect, test } from 'vitest';
import { awaitRemoval } from './await-removal.js';
import { Patience } from './patience.js';

const task = (id: string | null) => ({ kind: 'task' as const, name: 'n', id });

async function awaited(objects: ReturnType<typeof task>[], looks: Record<string, number>) {
  const gone: (string | null)[] = [];
  let asked = 0;
  const isGone = async (_: string, id: string) => {
    asked += 1;
    looks[id] = (looks[id] ?? 0) - 1;
    return (looks[id] ?? 0) < 0;
  };
  const patience = new Patience(100);
  const { signal } = new AbortController();
  await awaitRemoval({ isGone }, objects, ({ id }) => gone.push(id), { patience, signal });
  return { gone, asked };
}

test('each object is looked at until it is gone', async () => {
  expect(await awaited([task('a'), task('b')], { a: 0, b: 1 })).toEqual({ gone: ['a', 'b'], asked: 3 });
});

test('what has no id is left to others, and nothing is asked for nothing', async () => {
  expect(await awaited([task(null)], {})).toEqual({ gone: [], asked: 0 });
  expect(await awaited([], {})).toEqual({ gone: [], asked: 0 });
});

test('what stays is given up', async () => {
  const { gone, asked } = await awaited([task('a')], { a: Number.POSITIVE_INFINITY });
  expect(gone).toEqual([]);
  expect(asked).toBeGreaterThan(0);
});
