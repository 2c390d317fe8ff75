import { loadContract } from '../../spec/contract.js';
import type { Edition } from '../../spec/editions.js';
import { replayCommand } from '../certify.js';
import { hideCredentials } from '../harness/authentication/hide-credentials.js';
import type { Context } from '../harness/context.js';
import { contextOf } from '../harness/context-of.js';
import { execute } from '../harness/execute.js';
import { preflight } from '../harness/preflight.js';
import { Recorder } from '../harness/recorder.js';
import { inPart, OTHERS, type Part, PREFLIGHT } from '../recording/part.js';
import type { Recording } from '../recording/recording.js';
import { conclude } from '../results/conclude.js';
import type { Run } from '../results/run.js';
import type { Callers } from '../security/shared.js';
import { leaveOutWithoutMeans } from '../security/without-means.js';
import { select } from '../selection.js';
import { MaskedRedactor } from './masked-redactor.js';
import { RecordedClient } from './recorded-client.js';
import { RecordedPart } from './recorded-part.js';
import { RecordedWorld } from './recorded-world.js';
import { standIns } from './stand-ins.js';

/** Something that the transcript does not show. */
export interface Gap {
  /** The check that would need it. */
  check: string;
  /** What is missing, as the end of a sentence. */
  what: string;
}

/** A run that was judged again. */
export interface Rejudged {
  /** What the same checks conclude from the recorded answers. */
  run: Run;
  /** Requests that no check sent in the run. */
  missing: Gap[];
  /** Requirements that answers were needed for of which the transcript has only the beginning, with the reason. */
  abridged: Map<string, string>;
}

/** Interrupts nothing. */
const NEVER = new AbortController().signal;

/**
 * Carries out the checks of a run again, with the same oracles and without a server: what they send is answered from the
 * transcript.
 *
 * @param edition the documents that count; those of the run unless given
 */
export async function rejudge(recording: Recording, edition?: Edition): Promise<Rejudged> {
  const facts = { ...recording.run, ...(edition && { edition }) };
  const contract = loadContract(facts.edition);
  const redactor = new MaskedRedactor();
  const { own, others } = standIns(facts.callers);
  hideCredentials(redactor, own, others);
  const callers: Callers = { own, others, hide: (secret, name) => redactor.hide(secret, name) };
  const selection = select(
    contract,
    {
      suites: facts.suites,
      operations: facts.operations,
      profile: facts.profile,
      requirements: facts.requirements ?? undefined,
      check: facts.check ?? undefined,
      shard: facts.shard ?? undefined,
    },
    callers,
  );
  const { requirements, besides, checks, byTheWay } = selection;
  const recorder = new Recorder(requirements, (one) => replayCommand(facts, one), undefined, besides);
  const missing: Gap[] = [];
  const abridged = new Map<string, string>();
  const showing = new Map(
    [...checks, ...byTheWay].map((check) => [`${check.operationId} ${check.label}`, check]),
  );
  const lines = recording.open();
  const client = new RecordedClient(
    {
      endpoint: facts.endpoint,
      credentials: own,
      timeout: 0,
      connections: 0,
      redactor,
      readOnly: facts.scope === 'read-only',
      signal: NEVER,
      beforeWriting: (operation, input) => context.world.beforeWriting(operation, input),
    },
    lines.read,
    {
      notRecorded: (check, { method, url }) => missing.push({ check, what: `${method} ${url}` }),
      abridged(check, operationId, line) {
        const asking = showing.get(check);
        if (!asking) return false;
        // The oracle holds every answer against all that is required of its operation.
        for (const id of [...asking.requirements, ...recorder.about(operationId)])
          abridged.set(id, `line ${line} has only the beginning of an answer`);
        return true;
      },
    },
  );
  const partOf = (name: string): Part => new RecordedPart(name, facts.nonce, recording.part(name), partOf);
  const context: Context = contextOf({
    contract,
    profile: selection.profile,
    client,
    recorder,
    ledger: { write() {}, async flushed() {} },
    world: new RecordedWorld(() => context),
    others,
    scope: facts.scope,
    seed: facts.seed,
    runs: facts.runs,
    shrink: facts.shrink,
    parts: partOf,
    runId: facts.id,
    signal: NEVER,
  });
  try {
    const { server, unusable } = await inPart(partOf(PREFLIGHT), () => preflight(context));
    const { end } = recording;
    const isCutShort = end?.interrupted && recording.isBarelyBegun;
    if (!unusable && !isCutShort) {
      if (facts.scope !== 'read-only') await inPart(partOf(OTHERS), () => context.world.protectOthers());
      leaveOutWithoutMeans(recorder, callers);
      for (const round of [checks, byTheWay]) await execute(context, round, 1, () => {});
      if (facts.scope === 'read-only')
        recorder.explainUnmet('the scope read-only does not reach it; it needs own-resources');
    }
    const run = conclude({
      options: { ...facts, shard: facts.shard ?? undefined, signal: NEVER },
      startedAt: new Date(facts.startedAt),
      ...(end && { finishedAt: new Date(end.finishedAt) }),
      node: facts.node,
      interrupted: end?.interrupted ?? true,
      selection,
      runId: facts.id,
      server,
      requests: end?.requests ?? 0,
      recorder,
      answers: { all: recording.answers },
      leftovers: end?.leftovers ?? [],
      reason: (isCutShort ? undefined : unusable) ?? end?.reason ?? undefined,
    });
    return { run, missing, abridged };
  } finally {
    lines.close();
  }
}
