import { html, raw } from 'hono/html';
import type { SiteApi } from '../apis/apis.ts';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import { listMainOperations } from '../page/navigation.ts';
import type { CatalogueEntry, OperationError } from './catalogue.ts';

/** The errors of one API, and how each can be brought about. */
export interface ApiErrors {
  readonly api: SiteApi;
  readonly catalogue: readonly CatalogueEntry[];
  /** By operationId. */
  readonly byOperation: ReadonlyMap<string, readonly OperationError[]>;
}

const about =
  'Every error of both APIs: what it means, what to do about it, whether to repeat the request, and how to get it on purpose.';

/** Makes the page of all errors. */
export function createErrorsPage(apis: readonly ApiErrors[], { inline }: Renderer): Page {
  const body = html`<h1>Errors</h1>
<p class="lead">${about}</p>
<p>The two APIs fail in different ways; <a href="guides/errors.html">the guide to errors</a> compares them. A request that
only reads may always be repeated after an error that passes by itself; one that is
<a href="guides/errors.html#what-to-try-again">not safe to repeat</a> only after 429.</p>
${apis.map(
  ({
    api,
    catalogue,
    byOperation,
  }) => html`<section><h2 id="${api.folder}"><a href="#${api.folder}">${api.label}</a></h2>
${catalogue.map((entry) => writeEntry(entry, api, byOperation, inline))}</section>`,
)}`;
  return {
    path: 'errors.html',
    title: 'Errors',
    description: about,
    body: String(body),
    kind: 'text',
    groups: apis.map(({ api, catalogue }) => ({
      label: api.label,
      entries: catalogue.map(({ anchor, title, status, code }) => ({
        path: `errors.html#${anchor}`,
        label: `${code ?? status} ${title}`,
      })),
    })),
    headings: [],
    markdown: writeMarkdown(apis),
  };
}

function writeEntry(
  entry: CatalogueEntry,
  api: SiteApi,
  byOperation: ApiErrors['byOperation'],
  inline: Renderer['inline'],
) {
  const { anchor, code, status, title, meaning, remedy, errorClass, isRetried } = entry;
  const { how, prefer } = findProvocation(entry, byOperation);
  return html`<section class="error" id="${anchor}"><h3><a href="#${anchor}">${code ?? status} ${title}</a></h3>
<p class="small">${code === undefined ? '' : `Code ${code} with `}HTTP ${status} · ${errorClass === '' ? '' : html`client <code>${errorClass}</code> · `}
${isRetried ? 'passes by itself: repeat after a wait' : 'repeating does not help'}</p>
<p>${raw(inline(meaning))}</p>
${remedy === '' ? '' : html`<p><strong>What to do:</strong> ${raw(inline(remedy))}</p>`}
<p class="small">${how === undefined ? '' : html`<strong>Get it in the sandbox:</strong> ${raw(inline(how.text))} (<a href="${api.folder}/${how.operationId}.html">${how.operationId}</a>) `}
${prefer === undefined ? '' : html`<strong>In the mock:</strong> <code>Prefer: ${prefer.text}</code> with <a href="${api.folder}/${prefer.operationId}.html">${prefer.operationId}</a>`}</p>
<p class="small">Returned by ${writeOperations(entry, api)}.</p></section>`;
}

function writeOperations({ operationIds }: CatalogueEntry, api: SiteApi) {
  const main = listMainOperations(api).filter(({ operationId }) => operationIds.includes(operationId));
  if (main.length === 0) return 'any operation';
  return main.map(
    ({ operationId, object }, index) =>
      html`${index === 0 ? '' : ', '}<a href="${api.folder}/${operationId}.html">${object.summary.toLowerCase()}</a>`,
  );
}

/** Finds the first operation that the sandbox, and the mock, can be made to return an error of. */
function findProvocation({ anchor }: CatalogueEntry, byOperation: ApiErrors['byOperation']) {
  const found = [...byOperation].flatMap(([operationId, errors]) =>
    errors.filter(({ entry }) => entry.anchor === anchor).map((error) => ({ operationId, ...error })),
  );
  const first = (key: 'how' | 'prefer') => {
    const one = found.find((error) => error[key] !== undefined);
    return one === undefined ? undefined : { operationId: one.operationId, text: one[key] ?? '' };
  };
  return { how: first('how'), prefer: first('prefer') };
}

function writeMarkdown(apis: readonly ApiErrors[]): string {
  const sections = apis.map(({ api, catalogue, byOperation }) => {
    const entries = catalogue.map((entry) => {
      const { how, prefer } = findProvocation(entry, byOperation);
      const { code, status, title, meaning, remedy, errorClass, isRetried, operationIds } = entry;
      return [
        `### ${code ?? status} ${title}`,
        `HTTP ${status}, ${errorClass === '' ? '' : `client \`${errorClass}\`, `}${isRetried ? 'passes by itself' : 'repeating does not help'}. ${meaning} ${remedy}`.trim(),
        how === undefined ? '' : `Sandbox: ${how.text} (\`${how.operationId}\`)`,
        prefer === undefined ? '' : `Mock: \`Prefer: ${prefer.text}\` with \`${prefer.operationId}\``,
        `Operations: ${operationIds.length === 0 ? 'any' : operationIds.map((id) => `\`${id}\``).join(', ')}`,
      ]
        .filter((line) => line !== '')
        .join('\n\n');
    });
    return [`## ${api.label}`, ...entries].join('\n\n');
  });
  return `${['# Errors', about, ...sections].join('\n\n')}\n`;
}
