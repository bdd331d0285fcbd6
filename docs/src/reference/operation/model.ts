import { findTwin, type PromiseStatement, successesOf } from '@trustline/openapi';
import type { SiteApi } from '../../apis/apis.ts';
import { type CatalogueEntry, listOperationErrors, type OperationError } from '../../errors/catalogue.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { PlayedSample } from '../../evidence/play.ts';
import { type CodeSample, writeCodeSamples } from '../../samples/languages.ts';
import { addressOf } from '../../samples/sample.ts';
import { type Field, listBodyFields, listParameters } from '../fields.ts';
import { type Annotated, separateNotes } from '../notes.ts';
import { joinVerdicts, type VerifiedPromise } from '../promises.ts';

type Operation = SiteApi['operations'][number];

/** A server that samples can be sent to. */
export interface SampleServer {
  readonly key: 'sandbox' | 'vendor';
  readonly label: string;
  /** The whole address of the sample's request. */
  readonly address: string;
  readonly samples: readonly CodeSample[];
}

/** Everything the page of an operation shows. */
export interface OperationModel {
  readonly api: SiteApi;
  readonly operation: Operation;
  readonly description: Annotated;
  /** The other way to call it: the GET form of a POST operation, or the POST operation of a GET form. */
  readonly twin: Operation | undefined;
  readonly isTwin: boolean;
  readonly played: PlayedSample;
  readonly servers: readonly SampleServer[];
  readonly parameters: readonly Field[];
  readonly body: readonly Field[];
  /** Media types of the body besides JSON. */
  readonly otherMediaTypes: readonly string[];
  readonly response: readonly Field[];
  readonly errors: readonly OperationError[];
  readonly promises: readonly VerifiedPromise[];
  readonly day: string;
  /** The anchor of its guide among the guides, e.g. `chat`. */
  readonly guide: string | undefined;
}

/** What all operations of an API have in common. */
export interface OperationContext {
  readonly api: SiteApi;
  readonly evidence: Evidence;
  readonly catalogue: readonly CatalogueEntry[];
}

/** Gathers what the page of an operation shows. Throws when its sample was not tried. */
export function createOperationModel(operation: Operation, context: OperationContext): OperationModel {
  const { api, evidence, catalogue } = context;
  const played = evidence.apis[api.folder]?.samples[operation.operationId];
  if (played === undefined)
    throw new Error(`The sample of ${operation.operationId} was not tried; build the evidence again.`);
  const content = operation.requestBody?.value.content ?? {};
  const [[, success] = []] = successesOf(operation);
  const [media] = Object.values(success?.content ?? {});
  const twin = findTwin(api.operations, operation);
  return {
    api,
    operation,
    description: separateNotes(operation.object.description),
    twin,
    isTwin: twin !== undefined && operation.method === 'get',
    played,
    servers: listServers(context, played),
    parameters: listParameters(api.document, operation),
    body: listBodyFields(api.document, content['application/json']?.schema ?? {}, 'request'),
    otherMediaTypes: Object.keys(content).filter((mediaType) => mediaType !== 'application/json'),
    response: listBodyFields(api.document, media?.schema ?? {}, 'response'),
    errors: listOperationErrors(api, operation, catalogue, evidence),
    promises: joinVerdicts(api.document, promisesOf(operation), evidence.verdicts),
    day: evidence.verdicts.day,
    guide: api.settings.guides[operation.object.tags[0] ?? ''],
  };
}

function promisesOf({ object }: Operation): readonly PromiseStatement[] {
  return object['x-promises'] ?? [];
}

function listServers({ api, evidence }: OperationContext, played: PlayedSample): SampleServer[] {
  const { document, folder, settings, label } = api;
  const common = { api: folder, settings };
  const facts = evidence.apis[folder];
  const sandbox = {
    ...common,
    baseUrl: facts?.baseUrl ?? '',
    isDefaultServer: false,
    request: played.request,
    ...(facts?.credential === undefined ? {} : { secret: { value: facts.credential } }),
  };
  const own: SampleServer = {
    key: 'sandbox',
    label: 'Sandbox',
    address: addressOf(sandbox.baseUrl, played.request),
    samples: writeCodeSamples(sandbox),
  };
  const variable = document['x-registry']?.credential.environmentVariable;
  if (variable === undefined) return [own];
  const baseUrl = document.servers[0]?.url ?? '';
  const vendor = { ...common, baseUrl, isDefaultServer: true, request: played.example, secret: { variable } };
  const address = addressOf(baseUrl, played.example);
  return [own, { key: 'vendor', label, address, samples: writeCodeSamples(vendor) }];
}
