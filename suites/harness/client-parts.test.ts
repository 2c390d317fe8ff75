import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, onTestFinished, test } from 'vitest';
import { LivePart } from '../recording/live-part.js';
import { currentPart, inPart, type Part } from '../recording/part.js';
import { clientFor } from '../testing/client-for.js';
import { operation } from '../testing/exchange-of.js';
import { json, localServer } from '../testing/local-server.js';

test('what the client begins keeps nothing of the part that sends, since its timers outlive the run', async () => {
  const { url } = await localServer((_, response) => json(response, 200, '{}'));
  const began: (Part | undefined)[] = [];
  const onRequest = () => began.push(currentPart());
  subscribe('undici:request:create', onRequest);
  onTestFinished(() => {
    unsubscribe('undici:request:create', onRequest);
  });
  const part = new LivePart('a check', 'nonce', () => {});
  const after = await inPart(part, async () => {
    await clientFor(url).send(operation('ListTasks'));
    return currentPart();
  });
  expect(began).toEqual([undefined]);
  expect(after).toBe(part);
});
