/** Shows the requirements that fit the form, and keeps what is asked for in the address. */

/** @typedef {{ element: HTMLElement, text: string | undefined }} Item */

const PREFIX = '#requirements?';
const TYPING_MS = 120;

const form = document.querySelector('#filter');
if (form instanceof HTMLFormElement) filterWith(form);

/** @param {HTMLFormElement} form */
function filterWith(form) {
  const shown = document.querySelector('#shown');
  const groups = [...document.querySelectorAll('details.group')].flatMap((group) =>
    group instanceof HTMLDetailsElement ? [{ group, items: itemsOf(group) }] : [],
  );

  const asked = () => {
    const data = new FormData(form);
    const one = (/** @type {string} */ name) => String(data.get(name) ?? '');
    return {
      words: one('q').toLowerCase().split(/\s+/).filter(Boolean),
      verdicts: data.getAll('verdict'),
      suite: one('suite'),
      operation: one('operation'),
      level: one('level'),
      kind: one('kind'),
    };
  };

  const apply = () => {
    const { words, verdicts, suite, operation, level, kind } = asked();
    const isFiltered =
      words.length > 0 ||
      verdicts.length > 0 ||
      [suite, operation, level, kind].some((value) => value !== '');
    let count = 0;
    for (const { group, items } of groups) {
      const isOther = operation !== '' && group.dataset.operation !== operation;
      let fitting = 0;
      for (const item of items) {
        const { verdict = '', ...data } = item.element.dataset;
        const fits =
          !isOther &&
          (verdicts.length === 0 || verdicts.includes(verdict)) &&
          (suite === '' || data.suite === suite) &&
          (level === '' || data.level === level) &&
          (kind === '' || data.kind === kind) &&
          words.every((word) => textOf(item).includes(word));
        item.element.hidden = !fits;
        if (fits) fitting += 1;
      }
      group.hidden = fitting === 0;
      if (isFiltered && fitting > 0) group.open = true;
      count += fitting;
    }
    if (shown) shown.textContent = String(count);
    return isFiltered;
  };

  const remember = (/** @type {boolean} */ isFiltered) => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== '') data.append(name, String(value));
    const hash = isFiltered ? PREFIX + data : '#requirements';
    history.replaceState(null, '', hash);
  };

  const fill = (/** @type {URLSearchParams} */ data) => {
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        field.checked = data.getAll(field.name).includes(field.value);
      } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = data.get(field.name) ?? '';
      }
    }
  };

  const show = (/** @type {URLSearchParams} */ data) => {
    fill(data);
    remember(apply());
    document.querySelector('#requirements')?.scrollIntoView();
  };

  const fromAddress = () => {
    if (location.hash.startsWith(PREFIX)) show(new URLSearchParams(location.hash.slice(PREFIX.length)));
  };

  let typing = 0;
  form.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => remember(apply()), TYPING_MS);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    setTimeout(() => {
      for (const { group } of groups) group.open = false;
      remember(apply());
    });
  });
  form.addEventListener('click', ({ target }) => {
    const open = target instanceof HTMLElement && target.dataset.open;
    if (!open) return;
    for (const { group } of groups) if (!group.hidden) group.open = open === 'true';
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-filter]') : null;
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(new URLSearchParams(link.dataset.filter));
    form.querySelector('input')?.focus({ preventScroll: true });
  });
  addEventListener('hashchange', fromAddress);
  // What a link leads to has to be visible, whatever the filter says.
  addEventListener('reveal', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[hidden]')) return;
    fill(new URLSearchParams());
    apply();
  });
  form.hidden = false;
  // A browser that goes back fills the form again.
  if (apply()) remember(true);
  fromAddress();
}

/**
 * @param {HTMLElement} group
 * @returns {Item[]}
 */
function itemsOf(group) {
  return [...group.querySelectorAll('.requirement')].flatMap((element) =>
    element instanceof HTMLElement ? [{ element, text: undefined }] : [],
  );
}

/** @param {Item} item */
function textOf(item) {
  item.text ??= (item.element.textContent ?? '').toLowerCase();
  return item.text;
}
