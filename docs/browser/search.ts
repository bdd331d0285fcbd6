import MiniSearch from 'minisearch';
import { search, searchOptions } from '../src/search/options.ts';
import type { SearchRecord } from '../src/search/record.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the search; `root` is the address of the site. The index is loaded with the first key. */
export function showSearch(root: string): void {
  dialog ??= createDialog(root);
  dialog.showModal();
  dialog.querySelector('input')?.select();
}

function createDialog(root: string): HTMLDialogElement {
  const element = document.createElement('dialog');
  element.className = 'search-dialog';
  element.setAttribute('aria-label', 'Search');
  const field = document.createElement('input');
  field.type = 'search';
  field.placeholder = 'Operation, field, error code, promise, fault …';
  field.setAttribute('aria-label', 'Search');
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const list = document.createElement('ol');
  element.append(field, status, list);
  document.body.append(element);
  let index: Promise<MiniSearch<SearchRecord>> | undefined;
  field.addEventListener('input', async () => {
    index ??= loadIndex(root);
    const found = search(await index, field.value).slice(0, 8);
    status.textContent = field.value === '' ? '' : found.length === 0 ? 'Nothing found' : '';
    list.replaceChildren(...found.map((result) => writeResult(root, result)));
  });
  element.addEventListener('keydown', (event) => moveFocus(event, element));
  element.addEventListener('click', ({ target }) => {
    if (target === element) element.close();
  });
  return element;
}

async function loadIndex(root: string): Promise<MiniSearch<SearchRecord>> {
  const response = await fetch(new URL('search.json', root));
  const index = new MiniSearch<SearchRecord>(searchOptions);
  index.addAll(await response.json());
  return index;
}

function writeResult(root: string, { url, title, kind }: Record<string, unknown>): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = new URL(String(url), root).href;
  link.textContent = String(title);
  const label = document.createElement('span');
  label.textContent = String(kind);
  link.append(label);
  link.addEventListener('click', () => dialog?.close());
  item.append(link);
  return item;
}

function moveFocus(event: KeyboardEvent, element: HTMLElement): void {
  const stops = [...element.querySelectorAll<HTMLElement>('input, a')];
  const place = stops.indexOf(document.activeElement as HTMLElement);
  if (event.key === 'ArrowDown') stops[place + 1]?.focus();
  else if (event.key === 'ArrowUp') stops[Math.max(place - 1, 0)]?.focus();
  else if (event.key === 'Enter' && place === 0) stops[1]?.click();
  else return;
  event.preventDefault();
}
