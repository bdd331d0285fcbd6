import { everything, verify } from '@trustline/contract-tests';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import { createSandbox, type FaultFacts, listFaults, type Sandbox } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';

/** How a request carries its parameters. */
const forms = ['json', 'form', 'query'] as const;
type Form = (typeof forms)[number];

/** What came of a run in which only the requests of one form met a fault. */
export interface FormScore {
  readonly id: string;
  readonly form: Form;
  /** How many responses were other ones because of the fault. */
  readonly changed: number;
  /** The promises, and the operations whose responses, were reported. */
  readonly reported: readonly string[];
}

const behaviour = new Set<FaultFacts['class']>(['order', 'window', 'paging', 'counter', 'time-zone', 'isolation']);

/** Scores every fault in the behaviour of an operation that only reads, in each form it can be called in. */
export async function scoreForms(): Promise<FormScore[]> {
  const sandbox = createSandbox({ demo: { messages: 1200, numbers: 104, calls: 104 } });
  const scores: FormScore[] = [];
  for (const fault of listFaults().filter(isReadOnly)) {
    for (const form of forms) scores.push(await scoreForm(fault, form, sandbox));
  }
  sandbox.close();
  return scores.filter(({ changed }) => changed > 0);
}

function isReadOnly({ api, class: kind, operationIds, breaks }: FaultFacts): boolean {
  const effects = operationIds.map((id) => contractOf(api).operations.find(({ operationId }) => operationId === id));
  const reads = effects.every((operation) => operation?.object['x-effect'] === 'read');
  return breaks !== 'client' && behaviour.has(kind) && reads;
}

async function scoreForm({ id, api, operationIds }: FaultFacts, form: Form, sandbox: Sandbox): Promise<FormScore> {
  const contract = contractOf(api);
  sandbox.reset();
  const base = new URL(sandbox.profile()[api].baseUrl).pathname;
  let changed = 0;
  // One after the other, since the fault is switched on and off around a request.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (send: () => Promise<Response>) => {
    const sent = last.then(send);
    last = sent.catch(() => undefined);
    return sent;
  };
  const { promises, responses } = await verify(api, {
    ...everything,
    profile: sandbox.profile(),
    fetch: (request) =>
      inTurn(async () => {
        const match = contract.findOperation(request.method, new URL(request.url).pathname.slice(base.length));
        const isConcerned = match.kind === 'found' && operationIds.includes(match.operation.operationId);
        if (!isConcerned || formOf(request) !== form) return sandbox.fetch(request);
        const right = await sandbox.fetch(request.clone());
        sandbox.switchFault(id);
        const wrong = await sandbox.fetch(request);
        sandbox.switchFault(null);
        if ((await right.clone().text()) !== (await wrong.clone().text())) changed += 1;
        return wrong;
      }),
    wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    maxWaitSeconds: 60,
    deviceSimulator: sandbox.events,
    operationsFirst: operationIds,
    stopAtViolation: true,
  });
  const isReported = ({ verdict }: { verdict: string }) => verdict === 'violated' || verdict === 'deviates';
  const reported = [
    ...promises.filter(isReported).map((promise) => promise.id),
    ...responses.filter(isReported).map(({ operationId }) => `responses of ${operationId}`),
  ];
  return { id, form, changed, reported };
}

function contractOf(api: ApiName): Contract {
  return compileContract(loadDocument(api));
}

function formOf({ method, headers }: Request): Form {
  if (method === 'GET') return 'query';
  return (headers.get('content-type') ?? '').includes('urlencoded') ? 'form' : 'json';
}
