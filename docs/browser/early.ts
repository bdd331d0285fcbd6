// Runs before anything is drawn, so that no page flashes in another theme or language. Redoc reads the same two keys.
const root = document.documentElement;
root.classList.add('js');
try {
  const theme = localStorage.getItem('redoc.colorMode');
  root.classList.add(
    theme === 'light' || theme === 'dark'
      ? theme
      : matchMedia('(prefers-color-scheme: dark)').matches
        ? 'dark'
        : 'light',
  );
  root.dataset.server = localStorage.getItem('trustline.server') ?? 'sandbox';
  const cookie = /(?:^|; )redoc\.appStore=([^;]*)/.exec(document.cookie);
  root.dataset.language = JSON.parse(decodeURIComponent(cookie?.[1] ?? '{}')).language;
} catch {
  // Storage may be forbidden; then nothing is remembered.
}
if (!/^(curl|php|python|typescript)$/.test(root.dataset.language ?? '')) root.dataset.language = 'curl';
root.dataset.server ??= 'sandbox';
