import { readFileSync } from 'node:fs';
import type { OpenApiDocument } from '@trustline/openapi';
import { type Contract, compileContract } from '@trustline/openapi-validator';
import { parse } from 'yaml';
import { SandboxError } from '../error.ts';
import { jsonAnswer, type SandboxAnswer, type SandboxRequest } from '../http/message.ts';
import type { Sandbox } from '../sandbox.ts';
import { controlOperations } from './operations.ts';
import { isTrusted } from './same-origin.ts';

/** Answers requests below the base path of the sandbox's control. */
export interface ControlApi {
  readonly answer: (request: SandboxRequest, path: string) => SandboxAnswer;
}

/** Creates the control of a sandbox; its document is read when the first request comes. */
export function createControlApi(sandbox: () => Sandbox): ControlApi {
  let contract: Contract | undefined;
  return {
    answer: (request, path) => {
      if (!isTrusted(request)) return jsonAnswer(403, { message: 'The control only answers to its own address.' });
      contract ??= compileContract(loadControlDocument());
      const match = contract.findOperation(request.method, path);
      const operation = match.kind === 'found' ? controlOperations[match.operation.operationId] : undefined;
      if (match.kind !== 'found' || operation === undefined) {
        return jsonAnswer(404, { message: 'The control has no such operation; openapi.yaml lists them.' });
      }
      try {
        return operation(sandbox(), request, match.operation, match.pathParameters);
      } catch (error) {
        if (error instanceof SandboxError)
          return jsonAnswer(error.kind === 'unknown' ? 404 : 422, { message: error.message });
        throw error;
      }
    },
  };
}

/** Reads the document of the control, which ships beside the code. */
export function loadControlDocument(): OpenApiDocument {
  return parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
}
