import { listExamples, listSampleRequests, type OpenApiDocument, type Operation } from '@trustline/openapi';
import { createSandbox, type Sandbox } from '@trustline/sandbox';
import type { ApiSettings, Demo } from '../apis/api.ts';
import { buildRequest, listInputNames, toDemoInput } from '../samples/request.ts';
import type { CallRequest } from '../samples/sample.ts';
import { type ProvokedError, provokeErrors } from './provoke.ts';
import { type ShownResponse, send } from './send.ts';
import { listVolatile } from './volatile.ts';

/** Where the sandbox of `pnpm start` is unless a port is chosen. */
export const sandboxOrigin = 'http://127.0.0.1:4030';

/** What became of an operation's sample in a sandbox that holds nothing but its demo data. */
export interface PlayedSample {
  /** The request as the document's example has it. */
  readonly example: CallRequest;
  /** The same request with what the demo data has. */
  readonly request: CallRequest;
  readonly response: ShownResponse;
  /** Whether the sandbox does what the operation says; otherwise the response is the document's example. */
  readonly simulated: boolean;
  /** The fields that are different each time, e.g. `list[].submit_time`. */
  readonly volatile: readonly string[];
  readonly errors: readonly ProvokedError[];
}

/** The samples of an API and what the sandbox made of them. */
export interface Played {
  readonly demo: Demo;
  readonly samples: ReadonlyMap<string, PlayedSample>;
}

/** Sends the first example of each operation to two sandboxes of different days, and makes each of its mistakes. */
export async function play(
  document: OpenApiDocument,
  settings: ApiSettings,
  operations: readonly Operation[],
): Promise<Played> {
  const pair = createPair();
  const small = createSandbox({ demo: { messages: 40, numbers: 10, calls: 20 } });
  const demo = await settings.demo(pair[0], sandboxOrigin);
  const examples = listSampleRequests(document);
  const samples = new Map<string, PlayedSample>();
  for (const operation of operations) {
    const input = examples.find(({ operationId }) => operationId === operation.operationId)?.input ?? {};
    const names = listInputNames(document, operation);
    const request = buildRequest(operation, toDemoInput(operation, input, names, demo));
    const example = buildRequest(operation, input);
    if (!isSimulated(pair[0], document, operation)) {
      const response = exampleResponse(document, operation);
      samples.set(operation.operationId, {
        ...{ example, request, response, simulated: false, volatile: [], errors: [] },
      });
      continue;
    }
    const response = await sendFresh(pair[0], operation, request, demo, settings);
    const later = await sendFresh(pair[1], operation, request, demo, settings);
    samples.set(operation.operationId, {
      example,
      request,
      response,
      simulated: true,
      volatile: listVolatile(response.body, later.body),
      errors: await provokeErrors(small, operation, request, names, demo, settings),
    });
  }
  for (const sandbox of [...pair, small]) sandbox.close();
  return { demo, samples };
}

function isSimulated({ operations }: Sandbox, document: OpenApiDocument, { operationId }: Operation): boolean {
  const api = document['x-registry']?.name;
  return !operations.some((one) => one.api === api && one.operationId === operationId && !one.simulated);
}

/** The document's first example of a success. Throws when it has none, which lint does not allow. */
function exampleResponse(document: OpenApiDocument, { operationId }: Operation): ShownResponse {
  const found = listExamples(document).find((one) => one.operationId === operationId && /^2\d\d$/.test(one.message));
  if (found === undefined) throw new Error(`${operationId} has no example of a success.`);
  return { status: Number(found.message), body: found.example.value };
}

// The second one differs in everything that a response may take from its surroundings.
function createPair(): [Sandbox, Sandbox] {
  const noon = Date.UTC(2026, 4, 15, 12, 30);
  const later = Date.UTC(2026, 7, 3, 19, 7, 41);
  return [
    createSandbox({ clock: () => noon, random: (size) => new Uint8Array(size).fill(7) }),
    createSandbox({ clock: () => later, random: (size) => new Uint8Array(size).fill(200) }),
  ];
}

/** Sends a request to a sandbox that holds its demo data, and leaves it so. */
async function sendFresh(
  sandbox: Sandbox,
  { object, method }: Operation,
  request: CallRequest,
  demo: Demo,
  { scheme }: ApiSettings,
): Promise<ShownResponse> {
  const authorization = demo.credential === undefined ? undefined : `${scheme} ${demo.credential}`;
  const response = await send(sandbox, demo.baseUrl, request, authorization);
  if (object['x-effect'] !== 'read' && method !== 'get') sandbox.reset();
  if (response.status < 300) return response;
  throw new Error(
    `The sample of ${object.operationId} fails in the sandbox with ${response.status}: ${JSON.stringify(response.body)}. ` +
      'Give it what the demo data has in docs/src/apis/.',
  );
}
