const uses = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll', 'hashchange'];

/**
 * Brings Redoc to life when the reader begins to use its page, or comes for one operation. Until then the page is
 * complete without it, and whoever only reads its beginning does not wait for 650 kB of script.
 */
export function awaitReader(): void {
  const { dataset } = document.documentElement;
  const address = dataset.explorer;
  if (address === undefined) return;
  const start = () => {
    for (const use of uses) removeEventListener(use, start);
    delete dataset.explorer;
    void import(new URL(address, location.href).href);
  };
  if (location.hash === '') for (const use of uses) addEventListener(use, start, { passive: true });
  else start();
}
