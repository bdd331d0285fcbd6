import type { Verdict } from '../../engine/result.ts';

const colours: Readonly<Record<Verdict, string>> = {
  kept: '#0a6b5d',
  violated: '#b3261e',
  deviates: '#8a4b00',
  'not-verified': '#5b5f6b',
};
const strokes: Readonly<Record<Verdict, string>> = {
  kept: 'M9 17l5 5 10-12',
  violated: 'M10 10l12 12M22 10L10 22',
  deviates: 'M9 13h14M9 19h14M20 8l-8 16',
  'not-verified': 'M9 16h14',
};

/** A tab's icon that tells the verdict, as a data URL. */
export function writeIcon(verdict: Verdict): string {
  const disc = `<circle cx="16" cy="16" r="16" fill="${colours[verdict]}"/>`;
  const sign = `<path d="${strokes[verdict]}" fill="none" stroke="#fff" stroke-width="4"/>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${disc}${sign}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}
