import { expect, test } from 'vitest';
import { type Content, html } from './markup.js';

test('every text is escaped, in content and in attributes', () => {
  const evil = `</script><b title="'&\``;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;/script&gt;&lt;b title=&quot;&#39;&amp;&#96;">&lt;/script&gt;&lt;b title=&quot;&#39;&amp;&#96;</p>',
  );
});

test('markup within markup stays, lists are joined, and what is absent is left out', () => {
  const items: Content[] = [html`<li>${1}</li>`, false, null, undefined, html`<li>${2n}</li>`];
  expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>1</li><li>2</li></ul>');
});

test('what turns the reading direction or cannot be seen is spelled out; line breaks and tabs stay', () => {
  expect(html`${'a\u202eb\u0000\n\tc'}`.text).toBe('a\\u202eb\\u0000\n\tc');
});
