import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badge } from './badge.js';
import { hasBrowser, PageOpener } from './testing/browser.js';
import { runOf } from './testing/sample-run.js';
import { LANGUAGES } from './texts/language.js';

/** Whether every text lies within the field that it is written on. */
const FITS = `(() => {
  const [label, told] = [...document.querySelectorAll('g > rect')].map((rect) => rect.getBoundingClientRect());
  return [...document.querySelectorAll('text')].map((text, index) => {
    const [inner, outer] = [text.getBoundingClientRect(), [label, told][index]];
    return inner.left >= outer.left && inner.right <= outer.right && inner.height > 5;
  });
})()`;

describe.skipIf(!hasBrowser)('badge.svg in Chromium', () => {
  let opener: PageOpener;

  beforeAll(async () => {
    opener = await PageOpener.start();
  });

  afterAll(() => opener?.stop());

  test.each(LANGUAGES)(
    'its texts fit, it loads nothing, and it is read as one picture (%s)',
    async (language) => {
      for (const verdict of ['conformant', 'non-conformant', 'inconclusive'] as const) {
        const { page, complaints } = await opener.open(
          `<!doctype html>${badge(language)(runOf([], { verdict }))}`,
        );
        expect(await page.evaluate(FITS)).toEqual([true, true]);
        const title = await page.locator('title#title').textContent();
        expect(await page.getByRole('img').count()).toBe(1);
        expect(await page.getByRole('img', { name: title ?? '', exact: true }).count()).toBe(1);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    },
  );
});
