import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from '../reporters/printable.js';
import { shellQuote } from '../suites/harness/curl.js';
import { LEDGER_FILE } from '../suites/harness/ledger.js';
import { readLedger } from '../suites/harness/read-ledger.js';

/** So many names are shown. */
const SHOWN = 5;

/** What the runs of a report directory have not removed, and the command that does; empty when there is nothing. */
export function whatIsLeft(directory: string): string {
  let text: string;
  try {
    text = readFileSync(join(directory, LEDGER_FILE), 'utf8');
  } catch {
    return '';
  }
  const runs = readLedger(text).filter(
    ({ embedded, left, defaults }) => !embedded && left.length + defaults.length > 0,
  );
  const lines = runs.map(({ endpoint, left, defaults }) => {
    const names = left.slice(0, SHOWN).map(({ kind, name }) => `${kind} ${printable(name)}`);
    if (left.length > SHOWN) names.push(`${left.length - SHOWN} more`);
    if (defaults.length > 0) names.push('the default migration project');
    return `Left at ${printable(endpoint)}: ${names.join(', ')}.\n`;
  });
  if (lines.length === 0) return '';
  return `${lines.join('')}Remove it with: sms-conformance cleanup --report ${shellQuote(directory)}\n`;
}
