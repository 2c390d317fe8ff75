/** A rule in the terms of SARIF. */
interface SarifRule {
  id: string;
  shortDescription: { text: string };
  fullDescription?: { text: string };
}

/** A log of SARIF 2.1.0 with one run of one of our tools. */
export const sarifLog = <Result>(
  { name, version }: { name: string; version: string },
  rules: SarifRule[],
  results: Result[],
) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0' as const,
  runs: [{ tool: { driver: { name, version, rules } }, columnKind: 'utf16CodeUnits' as const, results }],
});
