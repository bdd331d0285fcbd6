import { isObject, listExamples } from '@trustline/openapi';
import type { Demo } from '../apis/api.ts';
import type { SiteApi } from '../apis/apis.ts';
import type { PlayedSample } from './play.ts';

/** What the client makes of an error response. */
export interface ClientBehavior {
  readonly status: number;
  readonly code: number | undefined;
  /** The class of the error, e.g. `NotFoundError`. */
  readonly errorClass: string;
  /** Whether the client repeats a request that only reads. */
  readonly isRetried: boolean;
}

/** An error response of an API by what a program decides by. */
export interface ErrorKey {
  readonly status: number;
  readonly code: number | undefined;
}

/** Gives the client each error response of an API and notes the error it throws. */
export async function observeClient(
  api: SiteApi,
  demo: Demo,
  samples: ReadonlyMap<string, PlayedSample>,
  errors: readonly ErrorKey[],
): Promise<ClientBehavior[]> {
  const { folder, settings, operations } = api;
  const reading =
    operations.find(({ object, method }) => object['x-effect'] === 'read' && method !== 'get') ?? operations[0];
  const client = settings.client;
  if (client === undefined || reading === undefined) return [];
  const library: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ `@trustline/client/${folder}`);
  const create = library[client.create];
  if (typeof create !== 'function') throw new Error(`@trustline/client/${folder} has no ${client.create}.`);
  const input = samples.get(reading.operationId)?.request.input ?? {};
  return Promise.all(
    errors.map(async (error) => {
      let requests = 0;
      const fetch = async () => {
        requests += 1;
        return Response.json(exampleOf(api, error), { status: error.status });
      };
      const options = { [client.option]: demo.credential, fetch, retries: 1, retryDelay: 1 };
      const thrown: unknown = await create(options)
        [reading.operationId](input)
        .catch((reason: unknown) => reason);
      return { ...error, errorClass: thrown instanceof Error ? thrown.name : '', isRetried: requests > 1 };
    }),
  );
}

function exampleOf({ document, settings }: SiteApi, { status, code }: ErrorKey): unknown {
  const values = listExamples(document)
    .filter(({ message }) => message === String(status))
    .map(({ example }) => example.value);
  const codeOf = (value: unknown) =>
    settings.codePointer?.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
  const made = { success: false, status: { code, description: 'No example.' } };
  return values.find((value) => codeOf(value) === code) ?? made;
}
