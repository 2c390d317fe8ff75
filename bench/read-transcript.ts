import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TRANSCRIPT_FILE } from '../suites/harness/transcript.js';
import type { ExchangeLine } from '../suites/recording/line.js';

/** A request that was answered. */
export type Answered = ExchangeLine & { response: NonNullable<ExchangeLine['response']> };

/** The requests in the transcript of a report directory that were answered, in their order. */
export function readTranscript(directory: string): Answered[] {
  const lines = readFileSync(join(directory, TRANSCRIPT_FILE), 'utf8').trimEnd().split('\n');
  return lines.map((line): Partial<ExchangeLine> => JSON.parse(line)).filter(isAnswered);
}

const isAnswered = (line: Partial<ExchangeLine>): line is Answered => Boolean(line.request && line.response);
