const root = document.documentElement;

/** What Redoc keeps in its cookie; the language is the part that the site shares. */
interface RedocStore {
  language?: string;
  [key: string]: unknown;
}

function readStore(): RedocStore {
  try {
    return JSON.parse(decodeURIComponent(/(?:^|; )redoc\.appStore=([^;]*)/.exec(document.cookie)?.[1] ?? '{}'));
  } catch {
    return {};
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}

/** Shows every sample in a language, here and on every page opened later. */
export function chooseLanguage(language: string): void {
  root.dataset.language = language;
  document.cookie = `redoc.appStore=${encodeURIComponent(JSON.stringify({ ...readStore(), language }))}; path=/; SameSite=Lax`;
  showChoices();
}

/** Shows every sample for the sandbox or for the vendor, here and on every page opened later. */
export function chooseServer(server: string): void {
  root.dataset.server = server;
  remember('trustline.server', server);
  showChoices();
}

/** Changes between light and dark. */
export function switchTheme(): void {
  const theme = root.classList.contains('dark') ? 'light' : 'dark';
  root.classList.remove('light', 'dark');
  root.classList.add(theme);
  remember('redoc.colorMode', theme);
}

/** Brings tabs and menus in step with what is chosen. */
export function showChoices(): void {
  for (const list of document.querySelectorAll('[role=tablist]')) {
    const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    // A page without the chosen language shows its first.
    const chosen = tabs.find((tab) => tab.dataset.language === root.dataset.language) ?? tabs[0];
    for (const tab of tabs) {
      tab.ariaSelected = String(tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    const code = list.closest('.code');
    for (const panel of code?.querySelectorAll<HTMLElement>('[role=tabpanel]') ?? []) {
      panel.classList.toggle('shown', panel.dataset.language === chosen?.dataset.language);
    }
    code?.classList.toggle('chosen', true);
  }
  for (const menu of document.querySelectorAll<HTMLSelectElement>('[data-servers]')) {
    menu.value = root.dataset.server ?? '';
  }
}
