import { html } from 'hono/html';
import type { Verdict } from '../../engine/result.ts';

/** A piece of HTML in which every text is escaped. */
export type Markup = ReturnType<typeof html>;

/** The word for each verdict. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  kept: 'kept',
  violated: 'violated',
  deviates: 'deviates',
  'not-verified': 'not verified',
};

/** The sign for each verdict; it always stands beside or instead of the colour. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  kept: '✓',
  violated: '✗',
  deviates: '≠',
  'not-verified': '–',
};

/** The sign of a verdict in its colour, with the word for those who cannot see it. */
export function writeMark(verdict: Verdict): Markup {
  return html`<span class="mark ${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span><span class="unseen">${verdictWords[verdict]}</span></span>`;
}
