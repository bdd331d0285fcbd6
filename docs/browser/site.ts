import { chooseLanguage, chooseServer, showChoices, switchTheme } from './choices.ts';
import { addCopyButtons, copyCode } from './copy.ts';
import { awaitReader } from './explorer.ts';
import { addFaultFilter } from './faults.ts';
import { sendSample } from './send.ts';

showChoices();
addCopyButtons();
addFaultFilter();
awaitReader();
if (document.documentElement.dataset.try === 'on') {
  for (const place of document.querySelectorAll<HTMLElement>('.try')) place.hidden = false;
}

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('button');
  if (button === null) return;
  if (button.role === 'tab' || button.getAttribute('role') === 'tab') chooseLanguage(button.dataset.language ?? '');
  if ('copy' in button.dataset) void copyCode(button);
  if ('send' in button.dataset) void sendSample(button.closest<HTMLElement>('.try') ?? button);
  if ('themeSwitch' in button.dataset) switchTheme();
  if ('search' in button.dataset) void openSearch();
});

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && 'servers' in target.dataset) chooseServer(target.value);
});

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTab = target instanceof HTMLElement && target.getAttribute('role') === 'tab';
  if (isTab && (key === 'ArrowRight' || key === 'ArrowLeft')) {
    const next = key === 'ArrowRight' ? target.nextElementSibling : target.previousElementSibling;
    if (!(next instanceof HTMLElement)) return;
    chooseLanguage(next.dataset.language ?? '');
    next.focus();
  }
  // Redoc has a search of its own under the same keys.
  if (key === 'k' && (event.ctrlKey || event.metaKey) && document.querySelector('#redoc') === null) {
    event.preventDefault();
    void openSearch();
  }
});

/** Loads the search and opens it; nothing of it is loaded before. */
async function openSearch(): Promise<void> {
  const button = document.querySelector<HTMLElement>('[data-search]');
  const { showSearch } = await import('./search.ts');
  showSearch(new URL(button?.dataset.search || './', location.href).href);
}
