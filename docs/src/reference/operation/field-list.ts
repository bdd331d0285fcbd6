import { html, raw } from 'hono/html';
import type { Renderer } from '../../page/markdown.ts';
import type { Field } from '../fields.ts';
import type { Note } from '../notes.ts';

const longestList = 20;

/**
 * Writes fields as a definition list: name and facts on one line, the description at full measure below. In a long list
 * the fields of an object are folded below it.
 */
export function writeFieldList(fields: readonly Field[], render: Pick<Renderer, 'inline'>, kind: 'input' | 'output') {
  if (fields.length <= longestList) return writeFields(fields, render, kind);
  const top = fields.filter(({ path }) => !path.includes('.'));
  return top.map((field) => {
    const inner = fields.filter(({ path }) => new RegExp(`^${field.path}(\\[\\])?\\.`).test(path));
    const isFolded = inner.length > 3 && !field.type.startsWith('array');
    return html`${writeFields([field], render, kind)}${
      isFolded
        ? html`<details class="inner"><summary>${inner.length} fields in <code>${field.path}</code></summary>${writeFields(inner, render, kind)}</details>`
        : writeFields(inner, render, kind)
    }`;
  });
}

function writeFields(fields: readonly Field[], { inline }: Pick<Renderer, 'inline'>, kind: 'input' | 'output') {
  if (fields.length === 0) return '';
  return html`<dl class="fields">${fields.map(
    ({ path, anchor, place, type, required, limits, basis, description, notes }) => html`
<div id="${anchor}"><dt><a href="#${anchor}"><code>${path}</code></a>
<span>${raw(inline(type))}</span>${place === undefined ? '' : html`<span>in ${place}</span>`}
${kind === 'input' && required ? html`<span class="required">required</span>` : ''}
${kind === 'output' && !required ? html`<span>not always there</span>` : ''}
${limits.map((limit) => html`<span>${raw(inline(limit))}</span>`)}
${basis === undefined ? '' : html`<span class="label">${basis}</span>`}</dt>
<dd>${description === '' ? '' : html`<p>${raw(inline(description))}</p>`}${writeNotes(notes, { inline })}</dd></div>`,
  )}</dl>`;
}

/** Writes remarks on what is undocumented or inferred, each with its label. */
export function writeNotes(notes: readonly Note[], { inline }: Pick<Renderer, 'inline'>) {
  return notes.map(
    ({ label, text }) => html`<p class="note"><span class="label">${label}</span> ${raw(inline(text))}</p>`,
  );
}
