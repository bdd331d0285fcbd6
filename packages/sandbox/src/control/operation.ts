import type { ContractOperation } from '@trustline/openapi-validator';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from '../http/message.ts';
import { isAccepted } from '../request/read-request.ts';
import type { Sandbox } from '../sandbox.ts';

/** An operation of the control: what it does with a request that the document does not object to. */
export type ControlOperation = (
  sandbox: Sandbox,
  request: SandboxRequest,
  operation: ContractOperation,
  pathParameters: Readonly<Record<string, string>>,
) => SandboxResponse;

/** The parameters and body of an operation as values. */
export interface ControlInput<Body> {
  readonly path: { readonly id: number };
  readonly body: Body;
}

const decoder = new TextDecoder();

/** Joins the reading of a request with what the operation does; what the document objects to is rejected before. */
export function controlOperation<Body = undefined>(
  handle: (sandbox: Sandbox, input: ControlInput<Body>, origin: string) => SandboxResponse,
): ControlOperation {
  return (sandbox, request, operation, pathParameters) => {
    const headers = new Headers();
    const { path, findings } = operation.parseParameters({
      path: pathParameters,
      query: new URLSearchParams(),
      headers,
    });
    const body = operation.parseBody(request.header('content-type'), decoder.decode(request.body));
    const input = { path, body: body.value };
    const objections = [...findings, ...body.findings];
    if (isAccepted<ControlInput<Body>>(input, objections)) return handle(sandbox, input, request.origin);
    return jsonResponse(422, { message: objections.map(({ place, message }) => `${place}: ${message}`).join(' ') });
  };
}
