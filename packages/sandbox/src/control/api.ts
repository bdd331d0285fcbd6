import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '@trustline/openapi';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import { parse } from 'yaml';
import { SandboxError } from '../error.ts';
import { jsonResponse, type SandboxRequest, type SandboxResponse } from '../http/message.ts';
import type { Sandbox } from '../sandbox.ts';
import { controlOperations } from './operations.ts';
import { isSameOrigin } from './same-origin.ts';

/** The path below which the sandbox serves its own control. */
export const controlPath = '/_sandbox';

/** Responds to requests below the base path of the sandbox's control. */
export interface ControlApi {
  readonly response: (request: SandboxRequest, path: string) => SandboxResponse;
}

/** Creates the control of a sandbox; its document is read when the first request comes. */
export function createControlApi(sandbox: () => Sandbox): ControlApi {
  let contract: Contract | undefined;
  return {
    response: (request, path) => {
      if (!isSameOrigin(request))
        return jsonResponse(403, { message: 'The control only responds to its own address.' });
      contract ??= compileContract(loadControlDocument());
      const match = contract.findOperation(request.method, path);
      const operation = match.kind === 'found' ? controlOperations[match.operation.operationId] : undefined;
      if (match.kind !== 'found' || operation === undefined) {
        return jsonResponse(404, { message: 'The control has no such operation; openapi.yaml lists them.' });
      }
      try {
        return operation(sandbox(), request, match.operation, match.pathParameters);
      } catch (error) {
        if (error instanceof SandboxError)
          return jsonResponse(error.kind === 'unknown' ? 404 : 422, { message: error.message });
        throw error;
      }
    },
  };
}

/** Reads the document of the control, which ships beside the code. */
export function loadControlDocument(): OpenApiDocument {
  return parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
}
