import type { AcceptedFinding, GateResult } from '../suites/results/gate.js';
import type { Texts } from './texts/en.js';

/** Requirements about which a gate says the same. */
export interface GateGroup {
  kind: 'counted' | 'expired' | 'accepted' | 'gone' | 'new' | 'fixed' | 'remaining';
  title: string;
  entries: { requirement: string; note: string }[];
}

/** What a gate has to say, the worst first; what has no requirement is left out. */
export function gateGroups(
  { counted, baseline, comparison }: GateResult,
  { gate, verdicts }: Texts,
): GateGroup[] {
  const accepted = (findings: readonly AcceptedFinding[] = []) =>
    findings.map(({ requirement, reason, owner, expires }) => ({
      requirement,
      note: `${reason} (${gate.until(owner, expires)})`,
    }));
  const plain = (ids: readonly string[] = []) => ids.map((requirement) => ({ requirement, note: '' }));
  const groups: [GateGroup['kind'], GateGroup['entries']][] = [
    ['counted', counted.map(({ requirement, verdict }) => ({ requirement, note: verdicts[verdict] }))],
    ['expired', accepted(baseline?.expired)],
    ['accepted', accepted(baseline?.accepted)],
    ['gone', accepted(baseline?.gone)],
    ['new', plain(comparison?.new)],
    ['fixed', plain(comparison?.fixed)],
    ['remaining', plain(comparison?.remaining)],
  ];
  return groups
    .filter(([, entries]) => entries.length > 0)
    .map(([kind, entries]) => {
      const since =
        comparison && ['new', 'fixed', 'remaining'].includes(kind)
          ? `, ${gate.since(comparison.report, comparison.profile)}`
          : '';
      return { kind, title: gate[kind](entries.length) + since, entries };
    });
}
