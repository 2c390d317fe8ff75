import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { html } from './html.js';
import { failureOf, HOSTILE, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a page, in its order. */
function elementsOf(text: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parse(text));
  return found;
}

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

let text: string;
let elements: Element[];

beforeAll(async () => {
  text = await html('en')(troubledRun());
  elements = elementsOf(text);
});

const byId = (id: string) => elements.find((element) => attribute(element, 'id') === id);

describe('what a server sent', () => {
  test('adds no element that could run or load anything', () => {
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ['img', 'iframe', 'object', 'embed', 'form[action]', 'base'])
      expect(names).not.toContain(name);
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    expect(scripts.map((script) => attribute(script, 'type'))).toEqual(['module', 'module', 'module']);
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
  });

  test('is shown as it came, what cannot be seen as escapes', () => {
    expect(textOf(elements[0] as Element)).toContain(
      '\\u0000\\u0007\\u001b[2J\\u009b31m\\u202e</failure>]]><!--&x;"\'\n::error::',
    );
    expect(text).not.toContain(HOSTILE);
  });

  test('is no address', () => {
    const links = elements.flatMap((element) => attribute(element, 'href') ?? []);
    expect(links.filter((link) => !/^(#|data:image\/svg\+xml,)/.test(link))).toEqual([]);
  });
});

test('the policy allows the scripts and styles of the page, and nothing else', () => {
  const meta = elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
  expect(attribute(meta as Element, 'content')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^ ]+'; script-src( 'sha256-[^ ]+'){3}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
  );
});

test('no id stands twice, and every link leads somewhere', () => {
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(ids).toHaveLength(new Set(ids).size);
  const links = elements.flatMap((element) => attribute(element, 'href') ?? []);
  const targets = links.filter((link) => link.startsWith('#')).map((link) => link.slice(1));
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  expect(targets.length).toBeGreaterThan(10);
});

test('a finding has request, response, place, difference, curl and replay', () => {
  const finding = byId('finding-UpdateTaskStatus.request.operation.enum_2') as Element;
  const shown = textOf(finding);
  for (const part of [
    'POST http://127.0.0.1:40000/v3/tasks/7a9a9540/action',
    '"operation": "restart"',
    '200',
    '"ok": true',
    'section 5.4.5, table 5-163, row operation',
    '- one of start, stop, collect_log',
    '+ 9223372036854775807',
    'Before it: 2 requests',
    'curl -i -X POST',
    'sms-conformance certify --operation UpdateTaskStatus --seed 42',
  ]) {
    expect(shown).toContain(part);
  }
});

test('a requirement that is not shown stands with its reason', () => {
  expect(textOf(byId('unproven') as Element)).toContain('Required and not shown (1)');
});

test('a status and a code have a witness', () => {
  const shown = textOf(byId('coverage') as Element);
  expect(shown).toContain('400 BadRequest');
  expect(shown).toContain('transcript.jsonl, line 7');
  expect(shown).toContain('documented codes never answered');
});

test('what the server read into a contradiction stands with the ruling', async () => {
  const run = runOf([requirementOf({ reading: 'opaque-answers: object, accepted' })]);
  const shown = textOf(
    elementsOf(await html('en')(run)).find((element) => attribute(element, 'id') === 'readings') as Element,
  );
  expect(shown).toContain('opaque-answers');
  expect(shown).toMatch(/Ruling\S/);
});

test('findings beyond a thousand are a line each', async () => {
  const failures = Array.from({ length: 1003 }, (_, index) =>
    failureOf({ id: `Rule${index}#1`, requirement: `Rule${index}` }),
  );
  const many = await html('en')(runOf([], { failures }));
  expect(many.match(/<details class="finding"/g)).toHaveLength(1000);
  expect(many).toContain('Further 3 findings, in short');
});

test('a run of nothing is a page too', async () => {
  const nothing = await html('en')(runOf([], { verdict: 'inconclusive', reasons: ['Refused.'] }));
  expect(textOf(elementsOf(nothing)[0] as Element)).toContain('The run has no requirements.');
});

test('in Chinese the page is Chinese, and what stays English is marked', async () => {
  const chinese = elementsOf(await html('zh')(troubledRun()));
  expect(attribute(chinese[0] as Element, 'lang')).toBe('zh-CN');
  const shown = textOf(chinese[0] as Element);
  expect(shown).toContain('只接受列出的操作。');
  expect(shown).not.toContain('Only the listed operations are accepted.');
  expect(chinese.some((element) => attribute(element, 'lang') === 'en')).toBe(true);
});
