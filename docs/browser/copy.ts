/** Copies the code that a button belongs to, and says so for a moment. */
export async function copyCode(button: HTMLElement): Promise<void> {
  const place = button.closest('.variant, .endpoint, .code, .block');
  const code = [...(place?.querySelectorAll<HTMLElement>('pre, code.variant') ?? [])].find(
    (one) => one.offsetParent !== null,
  );
  if (code === undefined) return;
  await navigator.clipboard.writeText(code.textContent ?? '');
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}

/** Gives every block of code in a text a button that copies it. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll('main.text pre, .page.text main > pre')) {
    const wrapper = document.createElement('div');
    wrapper.className = 'block';
    block.replaceWith(wrapper);
    const button = document.createElement('button');
    button.className = 'copy';
    button.type = 'button';
    button.dataset.copy = '';
    button.textContent = 'Copy';
    wrapper.append(block, button);
  }
}
