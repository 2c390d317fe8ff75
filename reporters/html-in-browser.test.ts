import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from './html.js';
import { hasBrowser, PageOpener } from './testing/browser.js';
import { HOSTILE, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Scripts for the page; they are texts, because nothing here knows the types of a browser. */
const OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true;";
const ROWS_IN_SIGHT = `[...document.querySelectorAll('.requirement summary')].filter((row) =>
  row.checkVisibility({ contentVisibilityAuto: true })).length`;

const MANY = 5000;
const manyRequirements = Array.from({ length: MANY }, (_, index) =>
  requirementOf({
    id: `Operation${index % 50}.request.field${index}.type`,
    operationId: `Operation${index % 50}`,
    verdict: index % 100 === 0 ? 'warn' : 'pass',
    suite: index % 2 === 0 ? 'rejections' : 'examples',
  }),
);

/** Markup that runs when it is taken for markup. */
const ALIVE =
  '</script><script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">x</a>';

function aliveRun() {
  const run = troubledRun();
  for (const failure of run.failures) {
    failure.message = ALIVE;
    failure.received = ALIVE;
    failure.curl = ALIVE;
    if (failure.response) failure.response.body = ALIVE;
  }
  for (const requirement of run.requirements) Object.assign(requirement, { reason: ALIVE, reading: ALIVE });
  return { ...run, target: { ...run.target, server: ALIVE } };
}

describe.skipIf(!hasBrowser)('report.html in Chromium', () => {
  let opener: PageOpener;
  let troubled: string;
  let many: string;

  beforeAll(async () => {
    opener = await PageOpener.start();
    troubled = await html('en')(troubledRun());
    many = await html('en')(runOf(manyRequirements));
  });

  afterAll(() => opener?.stop());

  test.each([
    ['in the light', troubledRun, { colorScheme: 'light' as const }],
    ['in the dark', troubledRun, { colorScheme: 'dark' as const }],
    ['on a phone', troubledRun, { viewport: { width: 360, height: 740 } }],
    ['without a result', () => runOf([], { verdict: 'inconclusive' as const }), {}],
  ])('has no violation that axe finds %s, with everything open', async (_, run, options) => {
    const { page } = await opener.open(await html('zh')(run()), '', { ...options, bypassCSP: true });
    await page.evaluate(OPEN_ALL);
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html: text }) => text)])).toEqual(
      [],
    );
    await page.context().close();
  });

  test('neither runs nor loads what a server sent, and complains of nothing', async () => {
    for (const run of [aliveRun(), troubledRun()]) {
      const { page, complaints } = await opener.open(await html('en')(run));
      await page.evaluate(OPEN_ALL);
      expect(await page.locator('main img, main script, main a[href^="javascript"]').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    expect(troubled).not.toContain(HOSTILE);
  });

  test('shows the requirements that a search fits, and keeps the search in the address', async () => {
    const { page, complaints } = await opener.open(many);
    await page.getByLabel('Search').fill('field4999 OPERATION49');
    await expect.poll(() => page.locator('#shown').textContent()).toBe('1');
    expect(await page.locator('.requirement:visible').count()).toBe(1);
    expect(page.url()).toMatch(/#requirements\?q=field4999\+OPERATION49$/);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => page.locator('#shown').textContent()).toBe(String(MANY));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('an address with a filter shows what it asks for', async () => {
    const { page } = await opener.open(
      many,
      '#requirements?verdict=warn&suite=rejections&operation=Operation0',
    );
    expect(await page.locator('#shown').textContent()).toBe('50');
    expect(await page.getByRole('checkbox', { name: 'warn' }).isChecked()).toBe(true);
    await page.context().close();
  });

  test('a cell of the matrix leads to its requirements', async () => {
    const { page } = await opener.open(many);
    await page.locator('.cell', { hasText: 'Operation7, examples:' }).click();
    expect(await page.locator('#shown').textContent()).toBe('100');
    expect(page.url()).toMatch(/#requirements\?.*operation=Operation7/);
    await page.context().close();
  });

  test('a link to a requirement opens it, also when a filter hides it', async () => {
    const id = 'requirement-Operation1.request.field1.type';
    const { page } = await opener.open(many, '#requirements?verdict=warn');
    expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(false);
    await page.evaluate(`location.assign(${JSON.stringify(`#${id}`)})`);
    await expect.poll(() => page.locator(`[id="${id}"] dl`).isVisible()).toBe(true);
    await page.context().close();
  });

  test('a link to a finding opens it and those around it', async () => {
    const { page } = await opener.open(troubled, '#finding-UpdateTaskStatus.request.operation.enum_2');
    await expect
      .poll(() =>
        page.locator('[id="finding-UpdateTaskStatus.request.operation.enum_2"]').getAttribute('open'),
      )
      .not.toBeNull();
    await page.context().close();
  });

  test('of thousands of open requirements only those in sight are laid out', async () => {
    const { page } = await opener.open(many);
    await page.getByRole('button', { name: 'Open all' }).click();
    const inSight = () => page.evaluate<number>(ROWS_IN_SIGHT);
    await page.locator('#requirements').scrollIntoViewIfNeeded();
    await expect.poll(inSight).toBeLessThan(MANY / 10);
    await page.locator('.requirement').nth(2500).scrollIntoViewIfNeeded();
    await expect.poll(inSight).toBeGreaterThan(0);
    await page.context().close();
  });

  test('the keyboard reaches the content, the search and the requirements', async () => {
    const { page } = await opener.open(troubled);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    const group = page.locator('details.group').first();
    await group.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await group.getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  test('a command is copied with one click', async () => {
    const { page } = await opener.open(troubled, '#finding-UpdateTaskStatus.request.operation.enum_2', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const finding = page.locator('[id="finding-UpdateTaskStatus.request.operation.enum_2"]');
    await finding.getByRole('button', { name: 'Copy' }).last().click();
    await expect
      .poll(() => page.evaluate('navigator.clipboard.readText()'))
      .toBe('sms-conformance certify --operation UpdateTaskStatus --seed 42');
    await page.context().close();
  });

  test('nothing is wider than a phone', async () => {
    const { page } = await opener.open(troubled, '', { viewport: { width: 360, height: 740 } });
    await page.evaluate(OPEN_ALL);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  test('on paper there is no form and no navigation, and every finding is open', async () => {
    const { page } = await opener.open(troubled);
    expect(await page.locator('details.finding:not([open])').count()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details.finding:not([open])').count()).toBe(0);
    expect(await page.locator('nav, #filter').filter({ visible: true }).count()).toBe(0);
    await page.context().close();
  });

  test('without scripts everything is there, and the filter is not', async () => {
    const { page } = await opener.open(troubled, '', { javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('.requirement').count()).toBe(troubledRun().requirements.length);
    await page.context().close();
  });
});
