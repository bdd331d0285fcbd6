/** Lets a reader filter the list of faults, and put one into the command above it. */
export function addFaultFilter(): void {
  const field = document.querySelector<HTMLInputElement>('[data-filter]');
  const place = field?.closest<HTMLElement>('.filter');
  if (field === null || !place) return;
  place.hidden = false;
  const entries = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
  field.addEventListener('input', () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const entry of entries) {
      const text = entry.textContent?.toLowerCase() ?? '';
      entry.hidden = !words.every((word) => text.includes(word));
    }
    for (const section of document.querySelectorAll<HTMLElement>('section.faults')) {
      section.hidden = section.querySelector('[data-entry]:not([hidden])') === null;
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    const output = place.querySelector('output');
    if (output !== null) output.textContent = `${shown} faults`;
  });
  document.addEventListener('click', ({ target }) => {
    const id = target instanceof HTMLElement ? target.dataset.fault : undefined;
    const command = document.querySelector('#fault-command pre code');
    if (id === undefined || command === null) return;
    command.textContent = (command.textContent ?? '').replace(/"id":"[^"]*"/, `"id":"${id}"`);
    document.querySelector('#fault-command')?.scrollIntoView();
  });
}
