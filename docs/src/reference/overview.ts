import { type SiteApi, summaryOf } from '../apis/apis.ts';
import { createTextPage } from '../page/guides.ts';
import type { Page } from '../page/layout.ts';
import type { Renderer } from '../page/markdown.ts';
import { type Group, listMainOperations } from '../page/navigation.ts';
import { firstSentence, separateNotes } from './notes.ts';
import { describeRateLimit } from './operation/facts.ts';

/** Makes the page that describes an API as a whole: servers, credential, limits, and every operation in a sentence. */
export function createOverviewPage(api: SiteApi, groups: readonly Group[], render: Renderer): Page {
  const source = writeOverview(api);
  const page = createTextPage(`${api.folder}/overview`, source, render.page(source), groups);
  return {
    ...page,
    breadcrumbs: [{ path: `${api.folder}/index.html`, label: `${api.label} ${api.document.info.version}` }],
  };
}

function writeOverview(api: SiteApi): string {
  const { document } = api;
  const { info, servers, tags = [] } = document;
  const limit = describeRateLimit(document);
  const credential = document['x-registry']?.credential;
  const parts = [
    `# ${info.title}`,
    `${summaryOf(api)}.`,
    '## Servers',
    servers.map(({ url, description = '' }) => `- \`${url}\` ${description}`.trimEnd()).join('\n'),
    credential === undefined
      ? ''
      : `## Credential\n\n${credential.description} Samples take it from the environment variable \`${credential.environmentVariable}\`.`,
    limit === '' ? '' : `## Limit\n\n${limit}.`,
    '## Conventions',
    info.description.replace(/^#+ /gm, '### '),
    '## Operations',
    ...tags.map(({ name, description = '' }) => {
      const items = listMainOperations(api)
        .filter(({ object }) => object.tags.includes(name))
        .map(
          ({ operationId, object }) =>
            `- [${object.summary}](${operationId}.md): ${firstSentence(separateNotes(object.description).text)}`,
        );
      return [`### ${name}`, description, items.join('\n')].join('\n\n');
    }),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
