/** Puts a button beside every command that copies it. */

const { copy = '', copied = '' } = document.documentElement.dataset;

for (const command of document.querySelectorAll('.command')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.addEventListener('click', async () => {
    const text = command.querySelector('pre');
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text.textContent ?? '');
      button.textContent = copied;
    } catch {
      // Not every browser gives a page from a file the clipboard: then the text is marked, ready to be copied.
      getSelection()?.selectAllChildren(text);
    }
  });
  command.append(button);
}
