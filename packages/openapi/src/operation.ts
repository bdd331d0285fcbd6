import type { OpenApiDocument, OperationObject, Parameter, PathItem, RequestBody, Response } from './document.ts';
import { escapePointer, type Located, resolveReference } from './reference.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** The HTTP methods OpenAPI knows, in lower case as in the document. */
export type Method = (typeof methods)[number];

/** One operation with its parameters, body and responses found and located. */
export interface Operation {
  readonly operationId: string;
  readonly method: Method;
  /** Path template below the server's base URL, e.g. `/calls/{id}`. */
  readonly path: string;
  /** JSON pointer of the operation, e.g. `/paths/~1calls/get`. */
  readonly pointer: string;
  readonly object: OperationObject;
  readonly parameters: readonly Located<Parameter>[];
  readonly requestBody: Located<RequestBody> | undefined;
  /** Responses by status as written in the document, e.g. `200`. */
  readonly responses: Readonly<Record<string, Located<Response>>>;
}

/** Lists every operation of a document in document order. */
export function listOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const object = item[method];
      return isOperation(object) ? [locate(document, path, item, method, object)] : [];
    }),
  );
}

/** The same operation by the other method, where an API takes a request by GET and by POST. */
export function findTwin<Own extends Operation>(
  operations: readonly Own[],
  { path, method, object }: Operation,
): Own | undefined {
  const others: Readonly<Record<string, string>> = { get: 'post', post: 'get' };
  const effect = object['x-effect'];
  if (effect === undefined) return undefined;
  return operations.find(
    (other) => other.path === path && other.method === others[method] && other.object['x-effect'] === effect,
  );
}

/** The operations without the forms by GET of what POST does. */
export function omitTwinsByGet<Own extends Operation>(operations: readonly Own[]): Own[] {
  return operations.filter((own) => own.method !== 'get' || findTwin(operations, own) === undefined);
}

/** The documented successes of an operation, each with its status. */
export function successesOf({ responses }: Operation): (readonly [status: string, response: Response])[] {
  return Object.entries(responses).flatMap(([status, { value }]) => (status.startsWith('2') ? [[status, value]] : []));
}

function isOperation(value: unknown): value is OperationObject {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'responses' in value;
}

function locate(
  document: OpenApiDocument,
  path: string,
  item: PathItem,
  method: Method,
  object: OperationObject,
): Operation {
  const pathPointer = `/paths/${escapePointer(path)}`;
  const pointer = `${pathPointer}/${method}`;
  const parametersAt = (list: PathItem['parameters'], at: string) =>
    (list ?? []).map((parameter, index) =>
      resolveReference(document, 'parameters', document.components.parameters, parameter, `${at}/parameters/${index}`),
    );
  return {
    operationId: object.operationId,
    method,
    path,
    pointer,
    object,
    parameters: [...parametersAt(item.parameters, pathPointer), ...parametersAt(object.parameters, pointer)],
    requestBody:
      object.requestBody &&
      resolveReference(
        document,
        'requestBodies',
        document.components.requestBodies,
        object.requestBody,
        `${pointer}/requestBody`,
      ),
    responses: Object.fromEntries(
      Object.entries(object.responses).map(([status, response]) => [
        status,
        resolveReference(
          document,
          'responses',
          document.components.responses,
          response,
          `${pointer}/responses/${status}`,
        ),
      ]),
    ),
  };
}
