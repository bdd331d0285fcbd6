/**
 * Measures what proving both APIs costs in this process, warm, in milliseconds: the whole run, the sandbox's part of
 * it, what is left for the checks, and the response check alone next to Prism's validator on the same responses.
 */
import { fileURLToPath } from 'node:url';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import type { Exchange } from '@trustline/contract-tests';
import { everything, verify } from '@trustline/contract-tests';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import { createSandbox } from '@trustline/sandbox';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';

interface Times {
  readonly run: number;
  readonly sandbox: number;
  readonly checks: number;
  readonly 'response check': number;
  readonly 'Prism validator': number;
}

type Responses = readonly Exchange[];

const rounds = 40;
const sandbox = createSandbox();

let checks = 0;
for (const api of apiNames) {
  const times = await measure(api);
  console.table({ [api]: times });
  const ratio = times['Prism validator'] / times['response check'];
  console.log(`${api}: on the responses of a run Prism's validator takes ${ratio.toFixed(2)} × the time of ours.\n`);
  checks += times.checks;
}
console.log(`The checks of both APIs take ${checks.toFixed(0)} ms.`);

async function measure(api: ApiName): Promise<Times> {
  const contract = compileContract(loadDocument(api));
  const validate = await prism(api);
  const samples: Times[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { exchanges, run, inSandbox } = await verifyOnce(api);
    const ours = timeOf(() => checkResponses(contract, exchanges));
    const theirs = timeOf(() => validate(exchanges));
    samples.push({
      run,
      sandbox: inSandbox,
      checks: run - inSandbox,
      'response check': ours,
      'Prism validator': theirs,
    });
  }
  const medianOf = (column: keyof Times) => median(samples.map((sample) => sample[column]));
  return {
    run: medianOf('run'),
    sandbox: medianOf('sandbox'),
    checks: medianOf('checks'),
    'response check': medianOf('response check'),
    'Prism validator': medianOf('Prism validator'),
  };
}

async function verifyOnce(api: ApiName) {
  sandbox.reset();
  const profile = sandbox.profile();
  let inSandbox = 0;
  const fetch = async (request: Request) => {
    const sent = performance.now();
    const response = await sandbox.fetch(request);
    inSandbox += performance.now() - sent;
    return response;
  };
  const wait = async (milliseconds: number) => sandbox.clock.move(milliseconds);
  const start = performance.now();
  const { exchanges } = await verify(api, {
    ...everything,
    ...{ profile, fetch, wait },
    maxWaitSeconds: 60,
    deviceSimulator: sandbox.events,
  });
  return { exchanges, run: performance.now() - start, inSandbox };
}

function checkResponses({ operations }: Contract, responses: Responses): void {
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
  for (const { operationId, response } of responses) {
    if (response === null) continue;
    const headers = new Headers(response.headers.map(([name, value]): [string, string] => [name, value]));
    byId.get(operationId ?? '')?.checkResponse({ ...response, headers });
  }
}

/** Prism's proxy, too, parses the text of a body before it validates. */
async function prism(api: ApiName): Promise<(responses: Responses) => void> {
  const resources = await getHttpOperationsFromSpec(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`)));
  const byId = new Map(resources.map((resource) => [resource.iid, resource]));
  return (responses) => {
    for (const { operationId, response } of responses) {
      const resource = byId.get(operationId ?? '');
      if (resource === undefined || response === null) continue;
      const headers = Object.fromEntries(response.headers);
      const body: unknown = headers['content-type']?.includes('json') ? JSON.parse(response.body) : response.body;
      validateOutput({ resource, element: { statusCode: response.status, headers, body } });
    }
  };
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((left, right) => left - right);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(1));
}
