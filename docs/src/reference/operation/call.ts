import { html, raw } from 'hono/html';
import type { Renderer } from '../../page/markdown.ts';
import type { OperationModel } from './model.ts';
import { shortenLists } from './shorten.ts';

/**
 * Writes the code part of a page: the sample in each language for each server, and the response it got. Without a
 * script all of it is shown, one after the other.
 */
export function writeCall(model: OperationModel, { highlight }: Pick<Renderer, 'highlight'>) {
  const { servers, played, operation } = model;
  const languages = servers[0]?.samples ?? [];
  const { method, body } = played.request;
  const request = JSON.stringify({ method, address: servers[0]?.address, body });
  return html`<section class="call" aria-label="Code">
<div class="code">
<div class="code-bar">
<div class="tabs" role="tablist" aria-label="Language">${languages.map(
    ({ key, label }) => html`<button role="tab" type="button" id="tab-${key}" aria-controls="sample-${key}"
data-language="${key}">${label}</button>`,
  )}</div><div class="actions">${
    servers.length < 2
      ? ''
      : html`<label class="server">Server <select data-servers>${servers.map(
          ({ key, label }) => html`<option value="${key}">${label}</option>`,
        )}</select></label>`
  }<button class="copy inline" type="button" data-copy>Copy</button></div></div>
${languages.map(
  ({ key, label }) => html`<div role="tabpanel" id="sample-${key}" aria-labelledby="tab-${key}" data-language="${key}">
<h2 class="static">${label}</h2>${servers.map((server) => {
    const sample = server.samples.find((one) => one.key === key);
    return sample === undefined
      ? ''
      : html`<div class="variant" data-server="${server.key}"><p class="static small">${server.label}</p>${raw(
          highlight(sample.source, sample.fence),
        )}</div>`;
  })}</div>`,
)}</div>
${writeResponse(model, { highlight })}
<div class="try" data-request="${request}" data-operation="${operation.operationId}" hidden><button class="button" type="button" data-send>Send to the sandbox</button>
<output></output></div>
</section>`;
}

function writeResponse({ played, operation }: OperationModel, { highlight }: Pick<Renderer, 'highlight'>) {
  const { status, body } = played.response;
  const { value, cuts } = shortenLists(body);
  const description = operation.responses[String(status)]?.value.description ?? '';
  return html`<div class="code response" id="response"><p class="code-bar"><strong>${status}</strong> ${description}</p>
${raw(highlight(JSON.stringify(value, null, 2), 'json'))}
<p class="small caption">${played.simulated ? 'What this sample returns from a fresh sandbox.' : 'The example of the document; the sandbox does not simulate this operation yet and returns 501.'}${
    played.volatile.length === 0
      ? ''
      : html` Different each time: ${played.volatile.map((path, index) => html`${index === 0 ? '' : ', '}<code>${path}</code>`)}.`
  }${cuts.map(({ path, length }) => html` <code>${path}</code> is cut: it has ${length} entries.`)}</p></div>`;
}
