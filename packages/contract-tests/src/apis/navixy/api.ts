import { listPromises, type SampleRequest } from '@trustline/openapi';
import type { WeakBasis } from '@trustline/openapi-validator';
import type { operations } from '@trustline/specs/navixy';
import type { ApiResponse, Call } from '../../engine/session/response.ts';
import type { Session } from '../../engine/session/session.ts';
import { type NavixyLimits, readLimits } from './limits.ts';
import type { NavixyProfile } from './profile.ts';

/** Parameters of a call; a value omitted is not sent. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Where a credential may stand. */
export type CredentialPlace = 'body' | 'query' | 'header';

/** How a request differs from the account's own plain one: a JSON body, the hash in the header. */
export interface Sending {
  /** How the parameters travel: as a JSON body, as a form, or in the query of a GET. */
  readonly as?: 'json' | 'form' | 'get';
  /** The hash for each place that carries one. Default: the account's own in the header. */
  readonly hashes?: Readonly<Partial<Record<CredentialPlace, string>>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as it is to be sent, whatever the parameters are. */
  readonly rawBody?: string;
  /** Sends the request even when the same one was sent before. Default false; writes are always sent. */
  readonly again?: boolean;
  /** Takes a 429 for a response like any other. Default false. */
  readonly allow429?: boolean;
}

/** The operations by the name of their POST form. */
export type OperationName = Exclude<keyof operations, `${string}ViaGet`>;

/** The requests of the Navixy API. */
export interface NavixyApi {
  readonly settings: NavixyProfile;
  readonly limits: NavixyLimits;
  readonly session: Session;
  /** Calls an operation; one that changes nothing is sent once and shared by all checks. */
  call(name: OperationName, parameters?: Parameters, sending?: Sending): Promise<ApiResponse>;
  /** Sends a request that the document's examples make, without a credential but for the hashes given. */
  request(sample: SampleRequest, hashes: NonNullable<Sending['hashes']>): Promise<ApiResponse>;
}

/** Opens the API with the account's own hash. */
export function openNavixy(session: Session, settings: NavixyProfile): NavixyApi {
  return {
    settings,
    limits: readLimits(session.contract),
    session,
    call(name, parameters = {}, sending = {}) {
      const operationId = sending.as === 'get' ? `${name}ViaGet` : name;
      const operation = session.contract.operations.find((known) => known.operationId === operationId);
      if (operation === undefined) throw new Error(`The document has no operation ${operationId}.`);
      const request = {
        ...writeRequest(operationId, operation.path, parameters, { ...ownHash(settings), ...sending }),
        basis: basisOfArrays(session, parameters, sending),
      };
      const isShared = operation.object['x-effect'] === 'read' && sending.again !== true;
      return isShared ? session.read(request) : session.send(request);
    },
    request({ operationId, method, path, mediaType, body, query }, hashes) {
      const as = method === 'GET' ? 'get' : mediaType === 'application/json' ? 'json' : 'form';
      return session.send(writeRequest(operationId, path, body ?? query, { as, hashes }));
    },
  };
}

/** How certain it is that the vendor reads the arrays of a request as they are written there. */
function basisOfArrays({ contract }: Session, parameters: Parameters, { as = 'json' }: Sending): WeakBasis | undefined {
  if (as === 'json' || !Object.values(parameters).some(Array.isArray)) return undefined;
  const written = `navixy-requests.array-in-${as === 'form' ? 'form' : 'query'}`;
  const basis = listPromises(contract.document).find(({ id }) => id === written)?.basis;
  return basis === 'shown' || basis === 'inferred' ? basis : undefined;
}

function ownHash({ hash }: NavixyProfile): Sending {
  return { hashes: { header: hash } };
}

function writeRequest(operationId: string, path: string, parameters: Parameters, sending: Sending): Call {
  const { as = 'json', hashes = {}, allow429 = false } = sending;
  const inBody = hashes.body === undefined ? parameters : { hash: hashes.body, ...parameters };
  const query = new URLSearchParams(as === 'get' ? writeFields(parameters) : {});
  if (hashes.query !== undefined) query.set('hash', hashes.query);
  const authorization = hashes.header === undefined ? {} : { Authorization: `NVX ${hashes.header}` };
  const address = query.size === 0 ? path : `${path}?${query}`;
  const common = { operationId, path: address, allow429 };
  if (as === 'get') return { ...common, method: 'GET', headers: { ...authorization, ...sending.headers } };
  const type = as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const body = as === 'form' ? new URLSearchParams(writeFields(inBody)).toString() : JSON.stringify(inBody);
  const headers = { 'Content-Type': type, ...authorization, ...sending.headers };
  return { ...common, method: 'POST', headers, body: sending.rawBody ?? body };
}

/** In forms and queries a text stands as it is, everything else as JSON text: an array is one value. */
function writeFields(parameters: Parameters): Record<string, string> {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
