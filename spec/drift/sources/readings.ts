import { UnreadableDocument } from '../unreadable-document.js';

/** How a server behaved towards one requirement. */
export interface Reading {
  operationId: string;
  verdict: string;
  /** Which of several documented readings it follows; `null` where there is one. */
  reading: string | null;
}

/**
 * What a report says of the behaviour of a server, by requirement.
 *
 * @throws {UnreadableDocument} when it is no report of a run
 */
export function readReadings(text: string): Map<string, Reading> {
  let requirements: unknown;
  try {
    requirements = (JSON.parse(text) as { requirements?: unknown }).requirements;
  } catch {
    throw new UnreadableDocument('it is no JSON: expected a report.json of a run');
  }
  if (!Array.isArray(requirements)) {
    throw new UnreadableDocument('it has no requirements: expected a report.json of a run');
  }
  return new Map(
    (requirements as ({ id: string } & Reading)[])
      .filter(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'unproven')
      .map(({ id, operationId, verdict, reading }) => [
        id,
        { operationId, verdict, reading: reading ?? null },
      ]),
  );
}
