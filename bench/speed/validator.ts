/** Compares the time to check one response with the validator that Prism's proxy uses, on the same responses. */
import { fileURLToPath } from 'node:url';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import { listExamples, sampleHeaders } from '@trustline/openapi';
import { compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { Bench } from 'tinybench';

for (const api of apiNames) {
  const bench = new Bench({ name: api, time: 1000 });
  bench.add('contract-check', ours(api)).add('Prism', await prism(api));
  await bench.run();
  const [own, peer] = bench.tasks.map((task) =>
    task.result.state === 'completed' ? task.result.latency.mean : Number.NaN,
  );
  console.table(bench.table());
  if (own !== undefined && peer !== undefined) {
    console.log(`${api}: Prism's validator takes ${(peer / own).toFixed(2)} × the time of contract-check.\n`);
  }
}

/** The successful responses of an API, as its examples give them. */
function responses(api: ApiName) {
  return listExamples(loadDocument(api)).filter(({ message }) => message.startsWith('2'));
}

function ours(api: ApiName): () => void {
  const { document, operations } = compileContract(loadDocument(api));
  const checks = responses(api).flatMap(({ operationId, message, mediaType, example }) => {
    const operation = operations.find((one) => one.operationId === operationId);
    if (operation === undefined) return [];
    const headers = sampleHeaders(document, operation, message);
    headers.set('content-type', mediaType);
    const response = { status: Number(message), headers, body: JSON.stringify(example.value) };
    return [() => operation.checkResponse(response)];
  });
  return () => {
    for (const check of checks) check();
  };
}

async function prism(api: ApiName): Promise<() => void> {
  const resources = await getHttpOperationsFromSpec(fileURLToPath(import.meta.resolve(`@trustline/specs/${api}.yaml`)));
  const checks = responses(api).flatMap(({ operationId, message, mediaType, example }) => {
    const resource = resources.find((one) => one.iid === operationId);
    if (resource === undefined) return [];
    const text = JSON.stringify(example.value);
    // Prism's proxy, too, parses the text of the body before it validates.
    return [
      () =>
        validateOutput({
          resource,
          element: { statusCode: Number(message), headers: { 'content-type': mediaType }, body: JSON.parse(text) },
        }),
    ];
  });
  return () => {
    for (const check of checks) check();
  };
}
