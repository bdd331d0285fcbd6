import { describeSource, listOperations, listPromises, type OpenApiDocument, type Operation } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';
import { html, raw } from 'hono/html';
import type { Entry } from './navigation.ts';

/** Code and guides the landing page shows, already rendered. */
export interface Showcase {
  readonly commands: string;
  readonly client: string;
  /** How many faults the sandbox can show. */
  readonly faults: number;
  readonly guides: readonly (Entry & { readonly description: string })[];
}

/** The promise the landing page shows as a specimen. */
const specimen = 'calls.most-recent-first';

/** Writes the main part of the landing page; every figure is counted in the documents. */
export function writeLanding(documents: Readonly<Record<ApiName, OpenApiDocument>>, showcase: Showcase): string {
  const promises = Object.values(documents).flatMap(listPromises);
  const operations = Object.values(documents).flatMap(listOperations);
  const shown = promises.find(({ id }) => id === specimen) ?? promises[0];
  return String(html`
<section class="hero">
<div>
<p class="kicker">Navixy tracker chat · TrustCaller</p>
<h1>The contract, alive on your machine</h1>
<p class="lead">Trustline turns two vendors’ web pages into something that runs: documents, a typed client, mocks,
a sandbox that remembers, and tests that prove any server right or wrong.</p>
<p class="actions"><a class="button" href="guides/getting-started.html">Get started</a>
<a class="button quiet" href="navixy/index.html">Navixy</a>
<a class="button quiet" href="trustcaller/index.html">TrustCaller</a></p>
</div>
<div class="terminal">${raw(showcase.commands)}</div>
</section>
<dl class="figures">
<div><dt>operations</dt><dd>${operations.length}</dd></div>
<div><dt>promises, each with its source</dt><dd>${promises.length}</dd></div>
<div><dt>faults to try your client on</dt><dd>${showcase.faults}</dd></div>
<div><dt>accounts needed</dt><dd>0</dd></div>
</dl>
<section>
<h2>Two APIs</h2>
<div class="cards">
${writeApi('navixy', documents.navixy, 'Chat with the devices of an account, and keep the phone numbers they trust.')}
${writeApi('trustcaller', documents.trustcaller, 'Reserved numbers, call records, a check for a call in progress, and API keys.')}
</div>
</section>
<section class="split">
<div>
<h2>A promise, not a paragraph</h2>
<p>Each sentence in which a vendor says how the API behaves is an entry of the document, in our words and with its source.
Each has a check, so the sentence is either kept by a server or reported with the request that broke it.</p>
</div>
<blockquote class="promise"><p>${shown?.statement ?? ''}</p><footer><code>${shown?.id ?? ''}</code>${shown ? describeSource(shown.source) : ''}</footer></blockquote>
</section>
<section class="split">
<div>
<h2>A client without surprises</h2>
<p>One method for each operation, typed by the document. An error hidden in an answer becomes a typed error, lists travel as the
vendor expects them, and nothing is added to your dependencies.</p>
<p><a href="guides/getting-started.html#use-the-client">Use the client</a></p>
</div>
<div>${raw(showcase.client)}</div>
</section>
<section>
<h2>Guides</h2>
<div class="cards guides">
${showcase.guides.map(({ path, label, description }) => html`<a class="card" href="${path}"><h3>${label}</h3><p>${description}</p></a>`)}
</div>
</section>`);
}

// A GET form answers as its POST form; the reference lists both.
function isCanonical({ operationId }: Operation): boolean {
  return !operationId.endsWith('ViaGet');
}

function writeApi(api: ApiName, document: OpenApiDocument, says: string) {
  const operations = listOperations(document);
  return html`<div class="card api"><h3><a href="${api}/index.html">${document.info.title}</a></h3><p>${says}</p>
<p class="small">${operations.length} operations · ${listPromises(document).length} promises ·
<a href="${api}/openapi.yaml">OpenAPI 3.1</a></p>
<ul class="operations">${operations
    .filter(isCanonical)
    .map(
      ({ operationId, method }) =>
        html`<li><a href="${api}/${operationId}.html"><span class="method ${method}">${method.toUpperCase()}</span> ${operationId}</a></li>`,
    )}</ul></div>`;
}
