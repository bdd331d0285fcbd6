import { html, raw } from 'hono/html';
import type { Renderer } from '../../page/markdown.ts';
import type { Entry } from '../../page/navigation.ts';
import { writeCall } from './call.ts';
import { writeErrors } from './errors.ts';
import { listFacts } from './facts.ts';
import { writeFieldList, writeNotes } from './field-list.ts';
import type { OperationModel } from './model.ts';
import { writePromises } from './promise-list.ts';

/** The operations before and after one in the order of the document. */
export interface Neighbors {
  readonly previous: Entry | undefined;
  readonly next: Entry | undefined;
}

/** Writes the main part of an operation's page; the order of its source is the order of reading. */
export function writeOperationHtml(model: OperationModel, render: Renderer, neighbors: Neighbors): string {
  const { operation, description, parameters, body, response } = model;
  const { inline } = render;
  return String(html`<div class="intro">
<h1>${operation.object.summary}</h1>
${writeEndpoint(model)}
<p class="sentence">${raw(inline(description.text))}</p>
<ul class="facts">${listFacts(model).map(({ text }) => html`<li>${raw(inline(text))}</li>`)}</ul>
</div>
${writeCall(model, render)}
<div class="details">
${writeTwinNote(model)}
${writeNotes(description.notes, render)}
${
  parameters.length === 0
    ? ''
    : html`<section><h2 id="parameters"><a href="#parameters">Parameters</a></h2>${writeFieldList(parameters, render, 'input')}</section>`
}
${writeBody(model, render, body)}
${
  response.length === 0
    ? ''
    : html`<section><h2 id="response-fields"><a href="#response-fields">Response fields</a></h2>${writeFieldList(response, render, 'output')}</section>`
}
${writeErrors(model, render)}
${writePromises(model.promises, model.day)}
${writeLinks(model, neighbors)}
</div>`);
}

function writeEndpoint({ operation, twin, isTwin, servers }: OperationModel) {
  const method = (name: string) => html`<span class="method ${name}">${name.toUpperCase()}</span>`;
  const forms = twin === undefined ? [] : isTwin ? [twin, operation] : [operation, twin];
  return html`<div class="endpoint">${
    forms.length === 0
      ? method(operation.method)
      : html`<nav aria-label="Method">${forms.map((form) =>
          form === operation
            ? html`<a aria-current="page" href="${form.operationId}.html">${method(form.method)}</a>`
            : html`<a href="${form.operationId}.html">${method(form.method)}</a>`,
        )}</nav>`
  }${servers.map(
    ({ key, address }) => html`<code class="variant" data-server="${key}">${address}</code>`,
  )}<button class="copy" type="button" data-copy>Copy</button></div>`;
}

function writeTwinNote({ isTwin, twin }: OperationModel) {
  if (!isTwin) return '';
  return html`<p class="note"><span class="label">GET form</span> The recommended form is <a
href="${twin?.operationId}.html"><code>POST</code></a>: a URL with a credential or a message in it ends up in logs.</p>`;
}

function writeBody(model: OperationModel, render: Renderer, body: OperationModel['body']) {
  if (model.operation.requestBody === undefined) return '';
  const isForm = model.otherMediaTypes.length > 0;
  return html`<section><h2 id="body"><a href="#body">Body</a> <small>JSON</small></h2>
${isForm ? html`<p class="small">Also accepted as a form; an array is then one field that holds JSON text. <a href="../guides/chat.html#forms-and-queries">Forms and queries</a></p>` : ''}
${body.length === 0 ? html`<p>An object without fields.</p>` : writeFieldList(body, render, 'input')}</section>`;
}

function writeLinks({ api, operation, guide }: OperationModel, { previous, next }: Neighbors) {
  const { operationId, tags } = operation.object;
  const explorer = `index.html#/${slug(tags[0] ?? '')}/${operationId.toLowerCase()}`;
  return html`<nav class="neighbors" aria-label="Neighbors">
${previous === undefined ? '' : html`<a rel="prev" href="${previous.path}">← ${previous.label}</a>`}
${next === undefined ? '' : html`<a rel="next" href="${next.path}">${next.label} →</a>`}</nav>
<p class="small links">${guide === undefined ? '' : html`<a href="../guides/${guide}.html">Guide</a> `}<a href="${explorer}">Whole API on one page</a>
<a href="${operationId}.md">Markdown</a> <a href="openapi.yaml">OpenAPI</a> ${!api.settings.isVendor ? '' : html`<a href="changelog.html">Changelog</a>`}</p>`;
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(' ', '-');
}
