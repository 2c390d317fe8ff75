interface Transaction {
  operation: string;
  /** What Dredd has against the answer. */
  errors: string[];
}

/**
 * What Dredd reports, without the indices of lists.
 *
 * @param lines what the hooks wrote: one transaction as JSON on each line
 * @param output what Dredd printed, in which requests stand that got no answer
 */
export function dreddFindings(lines: string, output: string): string[] {
  const transactions: Transaction[] = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const judged = transactions.flatMap(({ operation, errors }) =>
    errors.map((error) => `${operation}: ${error.replace(/\/\d+(?=[/'])/g, '/[]')}`),
  );
  const broken = [...output.matchAll(/^error: (\w+ \(\d+\) )/gm)].map(
    ([, request]) => `${request}got no answer`,
  );
  return [...judged, ...broken];
}
