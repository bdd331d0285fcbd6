import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiNames } from '@trustline/specs';
import { runNode } from '../bench/command.ts';
import { ownFormats, secretOf } from '../bench/document.ts';
import { type Peer, UnavailableError } from '../bench/peer.ts';
import { call, entries, text } from '../bench/untyped.ts';

const configuration = fileURLToPath(new URL('portman-config.json', import.meta.url));
const conversion = fileURLToPath(new URL('postman-config.json', import.meta.url));

/** Portman, which turns the document into a Postman collection with contract tests, and Newman, which runs it. */
export const portman: Peer = {
  name: 'portman',
  title: 'Portman + Newman',
  packages: ['@apideck/portman', 'newman'],
  traffic: 'own',
  setUp:
    'portman with all contract tests on and our own formats declared, then the collection with newman as a library; OpenAPI 3.1 with working examples, dereferenced',
  async start({ installation, folder, server, authorization, writeDocument }) {
    const newman = installation.load('newman');
    for (const api of apiNames) {
      const document = await writeDocument(api, { examples: 'working', version: '3.1', dereferenced: true });
      const configurations = ['-c', configuration, '-s', conversion];
      const formats = ['--extraUnknownFormats', ...ownFormats];
      const words = [
        '-l',
        document,
        ...formats,
        '-b',
        server.baseUrl(api),
        '-o',
        `${api}.postman.json`,
        ...configurations,
      ];
      const ended = await runNode(installation.command('@apideck/portman', 'portman'), words, folder);
      if (ended.code !== 0) throw new UnavailableError(`Portman could not make a collection: ${ended.output}`);
    }
    return {
      async inspect(api) {
        const credential = secretOf(api, authorization(api));
        const envVar = ['apiKey', 'bearerToken'].map((key) => ({ key, value: credential }));
        const collection: unknown = JSON.parse(await readFile(join(folder, `${api}.postman.json`), 'utf8'));
        return failures(await runCollection(newman, { collection, envVar }));
      },
      stop: async () => undefined,
    };
  },
};

function runCollection(newman: unknown, options: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    call(newman, 'run', options, (error: unknown, summary: unknown) => (error ? reject(error) : resolve(summary)));
  });
}

function failures(summary: unknown): string[] {
  return entries(summary, 'run', 'failures').map((failure) => {
    const { source, error } = Object(failure);
    return `${text(source, 'name')}: ${text(error, 'test') || text(error, 'name')}`;
  });
}
