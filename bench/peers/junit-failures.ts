/** A failure of a JUnit report. */
export interface JunitFailure {
  suite: string;
  test: string;
  message: string;
}

const TAG =
  /<!\[CDATA\[[\s\S]*?\]\]>|<(testsuite|testcase|failure|error)\b((?:\s+[\w:.-]+="[^"]*")*)\s*\/?>/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The failures and errors of a JUnit report, of megabytes too, in its order. */
export function junitFailures(report: string): JunitFailure[] {
  const failures: JunitFailure[] = [];
  let [suite, test] = ['', ''];
  for (const [, tag, attributes = ''] of report.matchAll(TAG)) {
    if (tag === 'testsuite') suite = attribute(attributes, 'name');
    else if (tag === 'testcase') test = attribute(attributes, 'name');
    else if (tag !== undefined) failures.push({ suite, test, message: attribute(attributes, 'message') });
  }
  return failures;
}

function attribute(attributes: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes) ?? [];
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, entity) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[entity] ?? whole;
  });
}
