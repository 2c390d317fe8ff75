import { type Json, type JsonObject, objectsIn, sameJson } from '../../spec/exact-json.js';
import { newObject, startedTask } from '../arrangements/own-objects.js';
import { settingsBody, speedLimitsBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { type Exchange, errorCode, isAccepted } from '../harness/exchange.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import { digestCheck } from './digest-check.js';
import { expectAgreement } from './expect-agreement.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** What is set for a task, or asked for by key, is answered as it was set. */
export const settingChecks: Check[] = [
  ownResourcesCheck('UpdateSpeed', 'read back', ['R46'], speedLimits),
  ownResourcesCheck('ShowsSpeedLimits', 'of a new task', ['SMS.6302'], noSpeedLimits),
  ownResourcesCheck('ShowPassphrase', 'of its task', ['R49'], passphrase),
  ownResourcesCheck('ShowCertKey', 'with and without a CA', ['R64', 'certificates-in-pem'], certificates),
  ownResourcesCheck('UploadSpecialConfigurationSetting', 'read back', ['R72'], settings),
  digestCheck,
  {
    ...ownResourcesCheck('CreatePrivacyAgreements', 'flag', ['R74'], privacy),
    scope: 'account-wide',
    alone: true,
  },
];

const listIn = (exchange: Exchange, name: string): JsonObject[] => objectsIn(answerOf(exchange)[name]);

async function speedLimits(trial: Trial): Promise<void> {
  const path = { task_id: await newObject(trial, 'task') };
  const first = speedLimitsBody();
  const second = {
    speed_limit: [
      { start: '08:00', end: '18:30', speed: 321, over_speed_threshold: 10.5 },
      { start: '18:30', end: '19:00', speed: 1, over_speed_threshold: 50 },
      { start: '19:00', end: '20:00', speed: 999, over_speed_threshold: 100 },
    ],
  };
  for (const body of [first, second]) {
    const answer = await trial.call('UpdateSpeed', { path, body });
    if (!isAccepted(answer)) throw new Unproven(`UpdateSpeed refused limits: ${summary(answer)}.`);
    const sent = body.speed_limit as JsonObject[];
    const ordered = (items: JsonObject[]) =>
      [...items].sort((a, b) => (String(a.start) < String(b.start) ? -1 : 1));
    const agrees = (exchange: Exchange) => {
      const shown = ordered(listIn(exchange, 'speed_limit'));
      return (
        shown.length === sent.length &&
        sent.every((limit, index) =>
          Object.entries(limit).every(([name, value]) => sameJson(value, shown[index]?.[name] ?? null)),
        )
      );
    };
    const exchange = await trial.eventually(() => trial.call('ShowsSpeedLimits', { path }), agrees);
    const shown = listIn(exchange, 'speed_limit');
    trial.expect('R46', {
      ok: agrees(exchange),
      message: `The limits of the task were set to ${show(sent)}; it shows ${show(shown)}.`,
      expected: sent,
      received: shown,
      exchange,
    });
  }
  await noLimits(trial, path, second.speed_limit);
}

/** Whether an empty list is taken is left open; one that was taken leaves none of the earlier limits. */
async function noLimits(trial: Trial, path: Record<string, string>, earlier: JsonObject[]): Promise<void> {
  const answer = await trial.call('UpdateSpeed', { path, body: { speed_limit: [] } });
  if (!isAccepted(answer)) return;
  const keeps = (exchange: Exchange) =>
    listIn(exchange, 'speed_limit').some(({ speed }) => earlier.some((limit) => limit.speed === speed));
  const exchange = await trial.eventually(
    () => trial.call('ShowsSpeedLimits', { path }),
    (seen) => !keeps(seen),
  );
  trial.expect('R46', {
    ok: !keeps(exchange),
    message: `An empty list of limits was accepted for the task; it shows ${show(listIn(exchange, 'speed_limit'))}.`,
    expected: [],
    received: listIn(exchange, 'speed_limit'),
    exchange,
  });
}

async function noSpeedLimits(trial: Trial): Promise<void> {
  const path = { task_id: await newObject(trial, 'task') };
  const exchange = await trial.call('ShowsSpeedLimits', { path });
  const limits = listIn(exchange, 'speed_limit');
  const code = errorCode(exchange);
  trial.expect('SMS.6302', {
    ok: isAccepted(exchange) ? limits.length === 0 : code === 'SMS.6302' || exchange.status === 404,
    message: `ShowsSpeedLimits answered ${isAccepted(exchange) ? show(limits) : summary(exchange)} for a task without limits; documented is SMS.6302 or an empty list.`,
    expected: ['SMS.6302', []],
    received: isAccepted(exchange) ? limits : (code ?? exchange.status),
    exchange,
    reading: isAccepted(exchange) ? 'an empty list' : `refused (${summary(exchange)})`,
  });
}

async function passphrase(trial: Trial): Promise<void> {
  const source = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, source.id);
  const exchange = await trial.call('ShowPassphrase', { path: { task_id: taskId } });
  if (!isAccepted(exchange))
    throw new Unproven(`ShowPassphrase refused a running task: ${summary(exchange)}.`);
  expectAgreement(trial, 'R49', { task_id: taskId }, { record: answerOf(exchange), exchange }, ['task_id']);
}

/** What the parameter is for is described; what is missing without a CA is not. */
async function certificates(trial: Trial): Promise<void> {
  const source = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, source.id, { type: 'MIGRATE_BLOCK' });
  const ask = (query: Record<string, string>) =>
    trial.call('ShowCertKey', { path: { task_id: taskId }, query });
  const without = await ask({ enable_ca_cert: 'false' });
  const exchange = await ask({ enable_ca_cert: 'true' });
  if (!isAccepted(exchange)) throw new Unproven(`ShowCertKey refused a running task: ${summary(exchange)}.`);
  const has = (answer: Exchange) => (answerOf(answer).ca ?? '') !== '';
  trial.expect('R64', {
    ok: has(exchange),
    message: 'ShowCertKey with enable_ca_cert=true answered no CA certificate.',
    expected: 'ca',
    received: Object.keys(answerOf(exchange)),
    exchange,
    reading: `${has(without) ? 'with' : 'without'} ca for enable_ca_cert=false`,
  });
  const silent = await ask({});
  trial.expect('R64', {
    ok: has(silent),
    message:
      'ShowCertKey without enable_ca_cert, which is true unless said otherwise, answered no CA certificate.',
    expected: 'ca',
    received: Object.keys(answerOf(silent)),
    exchange: silent,
  });
  expectPem(trial, exchange);
}

/** The first line of a certificate, and of a private key of any kind, in PEM (RFC 7468). */
const PEM = { certificate: /^-----BEGIN CERTIFICATE-----\s/, key: /^-----BEGIN (?:\w+ )*PRIVATE KEY-----\s/ };

function expectPem(trial: Trial, exchange: Exchange): void {
  const texts = Object.entries(answerOf(exchange)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /cert$|key$|^ca$/.test(entry[0]),
  );
  const wrong = texts.filter(([name, text]) => !(/key$/.test(name) ? PEM.key : PEM.certificate).test(text));
  trial.expect('certificates-in-pem', {
    ok: wrong.length === 0,
    message: `ShowCertKey answered ${wrong.map(([name]) => name).join(', ')} in another form than PEM.`,
    expected: 'PEM',
    received: wrong.map(([, text]) => text.slice(0, 40)),
    exchange,
  });
}

async function settings(trial: Trial): Promise<void> {
  const path = { task_id: await newObject(trial, 'task') };
  const body = settingsBody();
  const upload = await trial.call('UploadSpecialConfigurationSetting', { path, body });
  if (!isAccepted(upload))
    throw new Unproven(`UploadSpecialConfigurationSetting refused settings: ${summary(upload)}.`);
  const sent = body.configurations as JsonObject[];
  await expectSettings(trial, path, {}, sent);
  for (const setting of sent) {
    await expectSettings(trial, path, { config_key: String(setting.config_key) }, [setting]);
  }
  await expectSettings(trial, path, { config_key: `NO_${freshId()}` }, []);
  await expectSettings(trial, path, { config_key: `${sent[0]?.config_key}_${freshId()}` }, []);
  await expectSettings(trial, path, { config_key: String(sent[0]?.config_key).slice(0, -1) }, []);
  await storeAgain(trial, path, sent[0] ?? {});
  await expectSettings(trial, { task_id: await newObject(trial, 'task') }, {}, []);
}

/** Characters of a value at most (table 5-372). */
const LONGEST_VALUE = 1024;

/** Whether the value of a key takes the place of an earlier one or stands beside it is left open. */
async function storeAgain(trial: Trial, path: Record<string, string>, earlier: JsonObject): Promise<void> {
  const value = `["/${'a'.repeat(LONGEST_VALUE - 5)}"]`;
  const setting: JsonObject = { ...earlier, config_value: value };
  const body = { configurations: [setting] };
  if (!isAccepted(await trial.call('UploadSpecialConfigurationSetting', { path, body }))) return;
  const query = { config_key: String(setting.config_key) };
  const valuesIn = (exchange: Exchange) =>
    listIn(exchange, 'configurations').map(({ config_value }) => config_value ?? null);
  const exchange = await trial.eventually(
    () => trial.call('ShowConfigSetting', { path, query }),
    (seen) => valuesIn(seen).includes(value),
  );
  const shown = valuesIn(exchange);
  trial.expect('R72', {
    ok: shown.includes(value),
    message: `ShowConfigSetting with ${show(query)} shows ${show(shown)}; stored last is ${show(value)}.`,
    expected: value,
    received: shown,
    exchange,
  });
}

async function expectSettings(
  trial: Trial,
  path: Record<string, string>,
  query: Record<string, string>,
  expected: JsonObject[],
): Promise<void> {
  const values = (items: JsonObject[]): Json =>
    items.map(({ config_key, config_value }) => [config_key ?? null, config_value ?? null]).sort();
  const agrees = (exchange: Exchange) =>
    sameJson(values(listIn(exchange, 'configurations')), values(expected)) ||
    // A key that nothing has may be refused.
    (expected.length === 0 && !isAccepted(exchange));
  const exchange = await trial.eventually(() => trial.call('ShowConfigSetting', { path, query }), agrees);
  const shown = listIn(exchange, 'configurations');
  trial.expect('R72', {
    ok: agrees(exchange),
    message: `ShowConfigSetting with ${show(query)} shows ${show(values(shown))}; stored are ${show(values(expected))}.`,
    expected: values(expected),
    received: values(shown),
    exchange,
  });
  const { task_id: answered = null } = answerOf(exchange);
  const isOwn = answered === null || answered === path.task_id;
  trial.expect('R72', {
    ok: !isAccepted(exchange) || isOwn,
    message: `ShowConfigSetting of the task ${path.task_id} answers the task ${show(answered)}.`,
    expected: path.task_id ?? null,
    received: answered,
    exchange,
  });
}

async function privacy(trial: Trial): Promise<void> {
  const agreed = await trial.call('CreatePrivacyAgreements');
  if (!isAccepted(agreed)) throw new Unproven(`CreatePrivacyAgreements refused: ${summary(agreed)}.`);
  await expectAgreed(trial);
  // To look changes nothing.
  await expectAgreed(trial);
  // Whoever agrees once more agrees.
  if (isAccepted(await trial.call('CreatePrivacyAgreements'))) await expectAgreed(trial);
}

async function expectAgreed(trial: Trial): Promise<void> {
  const exchange = await trial.eventually(
    () => trial.call('ShowPrivacyAgreements'),
    (seen) => answerOf(seen).flag === true,
  );
  trial.expect('R74', {
    ok: answerOf(exchange).flag === true,
    message: `The agreement was accepted, and ShowPrivacyAgreements shows ${show(answerOf(exchange).flag ?? null)}.`,
    expected: true,
    received: answerOf(exchange).flag ?? null,
    exchange,
  });
}
