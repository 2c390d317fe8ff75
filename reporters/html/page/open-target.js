/** Opens what a link leads to, and on paper everything that was found. */

function openTarget() {
  const name = location.hash.slice(1);
  const target = document.getElementById(name) ?? document.getElementById(unescaped(name));
  if (!target || target.tagName === 'SECTION' || target.tagName === 'MAIN') return;
  target.dispatchEvent(new CustomEvent('reveal', { bubbles: true }));
  for (let part = /** @type {Element | null} */ (target); part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  const own = target.querySelector(':scope > details');
  if (own instanceof HTMLDetailsElement) own.open = true;
  target.scrollIntoView({ block: 'center' });
  const summary = target.querySelector('summary');
  if (summary instanceof HTMLElement) summary.focus({ preventScroll: true });
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

addEventListener('hashchange', openTarget);
openTarget();

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details.finding')].flatMap((details) =>
    details instanceof HTMLDetailsElement && !details.open ? [details] : [],
  );
  for (const details of opened) details.open = true;
});

addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
