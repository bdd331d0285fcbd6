import { html, raw } from 'hono/html';
import type { OperationError } from '../../errors/catalogue.ts';
import type { Renderer } from '../../page/markdown.ts';
import type { OperationModel } from './model.ts';

/** Writes the errors of an operation as one table, those that any operation may return folded below. */
export function writeErrors({ errors, operation, api }: OperationModel, { inline }: Pick<Renderer, 'inline'>) {
  if (errors.length === 0) return '';
  const own = errors.filter(({ isOwn }) => isOwn);
  const common = errors.filter(({ isOwn }) => !isOwn);
  const mock = errors.find(({ prefer }) => prefer !== undefined)?.prefer;
  return html`<section><h2 id="errors"><a href="#errors">Errors</a></h2>
${writeTable(own, { inline })}
${
  common.length === 0
    ? ''
    : html`<details id="common-errors"><summary>${common.length} errors that any operation may return</summary>
${writeTable(common, { inline })}</details>`
}
${
  mock === undefined
    ? ''
    : html`<p class="small">The mock returns any of them on request: send the header <code>Prefer</code> with the value
in the table to <code>${operation.path}</code> of the ${api.label} mock. <a href="../guides/mocks.html">Mocks</a></p>`
}</section>`;
}

function writeTable(errors: readonly OperationError[], { inline }: Pick<Renderer, 'inline'>) {
  if (errors.length === 0) return '';
  const hasCodes = errors.some(({ entry }) => entry.code !== undefined);
  return html`<table class="errors"><thead><tr><th>HTTP</th>${hasCodes ? html`<th>Code</th>` : ''}<th>Meaning and remedy</th></tr></thead>
<tbody>${errors.map(
    ({ entry: { anchor, status, code, title, meaning, remedy }, prefer, how }) =>
      html`<tr><td>${
        hasCodes ? status : html`<a href="../errors.html#${anchor}">${status}</a>`
      }</td>${hasCodes ? html`<td><a href="../errors.html#${anchor}">${code}</a></td>` : ''}<td><p><strong>${title}.</strong> ${raw(
        inline(meaning),
      )} ${raw(inline(remedy))}</p><p class="small">${how === undefined ? '' : html`Sandbox: ${raw(inline(how))} `}${
        prefer === undefined ? '' : html`Mock: <code>${prefer}</code>`
      }</p></td></tr>`,
  )}</tbody></table>`;
}
