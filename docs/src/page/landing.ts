import type { Operation } from '@trustline/openapi';
import { html, raw } from 'hono/html';
import type { SiteApi } from '../apis/apis.ts';
import { mutationScore } from '../contract/strength.ts';
import type { VerifiedPromise } from '../reference/promises.ts';
import { countVerdicts, verdictWord } from '../reference/promises.ts';
import { type Entry, listMainOperations } from './navigation.ts';

/** The APIs as a phrase, e.g. `Acme and Umbrella`. */
export function nameApis(apis: readonly SiteApi[]): string {
  return new Intl.ListFormat('en').format(apis.map(({ label }) => label));
}

/** What the landing page shows; code is already rendered. */
export interface LandingContent {
  readonly apis: readonly SiteApi[];
  readonly commands: string;
  readonly client: string;
  /** How many faults the sandbox can show. */
  readonly faults: number;
  readonly errors: number;
  readonly promises: readonly VerifiedPromise[];
  readonly day: string;
  readonly guides: readonly (Entry & { readonly description: string })[];
}

/** The promise that stands for all of them. */
const featuredPromise = 'calls.most-recent-first';

/** Writes the main part of the landing page; every figure is counted, and leads to what it counts. */
export function writeLanding({ apis, promises, ...content }: LandingContent): string {
  const operations = apis.flatMap(listMainOperations);
  const shown = promises.find(({ id }) => id === featuredPromise) ?? promises[0];
  const countBasis = (wanted: string) => promises.filter(({ basis }) => basis === wanted).length;
  const kept = promises.filter(({ verdict }) => verdict === 'kept').length;
  return String(html`
<section class="hero">
<div>
<p class="kicker">${apis.map(({ label }) => label).join(' · ')}</p>
<h1>Two APIs you can run, test and trust – on your machine</h1>
<p class="lead">OpenAPI specs, a typed client, mocks, a stateful sandbox and contract tests for ${nameApis(apis)}.</p>
<p class="actions"><a class="button" href="guides/getting-started.html">Get started</a>
${apis.map(({ folder, label }) => html`<a class="button quiet" href="${folder}/index.html">${label}</a> `)}</p>
</div>
<div class="terminal">${raw(content.commands)}</div>
</section>
<dl class="figures">
${writeFigure('operations', operations.length, '#apis')}
${writeFigure(`of ${promises.length} promises kept`, kept, 'contract.html')}
${writeFigure('error codes explained', content.errors, 'errors.html')}
${writeFigure('failure modes to test your client against', content.faults, 'sandbox/faults.html')}
</dl>
<section id="apis">
<h2>Two APIs</h2>
<div class="cards">${apis.map(writeApi)}</div>
</section>
<section class="split">
<div>
<h2>A promise is a test</h2>
<p>Every promise of the specs is a statement that can be tested, with a link to what it rests on. Of ${promises.length},
${countBasis('stated')} are stated by the vendor, ${countBasis('implied')} follow from that, ${countBasis('shown')} are shown by a
sample only, and ${countBasis('inferred')} are <a href="contract.html#by-basis">our conclusion</a>. <a href="contract.html">${countVerdicts(promises)} on ${content.day}.</a> The tests notice
<a href="contract.html#mutation-score">${mutationScore.caught} of ${mutationScore.tried} faults</a> of a broken server;
<a href="contract.html#peers">other tools</a> were given the same ones.</p>
</div>
${
  shown === undefined
    ? ''
    : html`<blockquote class="promise"><p>${shown.statement}</p><footer><span class="verdict ${shown.verdict}">${verdictWord(shown.verdict)}</span>
<span class="label">${shown.basis}</span> <code>${shown.id}</code> ${
        shown.sourceUrl === undefined ? shown.source : html`<a href="${shown.sourceUrl}">${shown.source}</a>`
      }</footer></blockquote>`
}
</section>
<section class="split">
<div>
<h2>A client without surprises</h2>
<p>One method for each operation, typed from the spec. An error hidden in a response becomes a typed error, arrays are encoded the way
the vendor expects, and nothing is added to your dependencies.</p>
<p><a href="guides/getting-started.html#use-the-client">Install the client</a></p>
</div>
<div>${raw(content.client)}</div>
</section>
<section>
<h2>Guides</h2>
<div class="cards guides">
${content.guides.map(({ path, label, description }) => html`<a class="card" href="${path}"><h3>${label}</h3><p>${description}</p></a>`)}
</div>
</section>`);
}

function writeFigure(label: string, figure: number, path: string) {
  return html`<div><dt>${label}</dt><dd><a href="${path}">${figure.toLocaleString('en-US')}</a></dd></div>`;
}

function writeApi(api: SiteApi) {
  const { folder, document, settings } = api;
  const operations: readonly Operation[] = listMainOperations(api);
  return html`<div class="card api"><h3><a href="${folder}/index.html">${document.info.title}</a></h3><p>${settings.about}</p>
<p class="small"><a href="${folder}/overview.html">Overview</a> · <a href="${folder}/openapi.yaml">OpenAPI 3.1</a> ·
<a href="${folder}/changelog.html">Changelog</a></p>
<ul class="operations">${operations.map(
    ({ operationId, method, object }) =>
      html`<li><a href="${folder}/${operationId}.html"><span class="method ${method}">${method.toUpperCase()}</span> ${object.summary}</a></li>`,
  )}</ul></div>`;
}
