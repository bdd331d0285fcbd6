import type { SampleRequest } from '@trustline/openapi';
import type { RecordedExchange } from '../transport/recorder.ts';
import { listEveryRequest } from './every-operation.ts';
import { parseJson } from './session/json.ts';
import type { ApiResponse } from './session/response.ts';
import type { Session } from './session/session.ts';

/** A response that the run has met. */
export interface MetResponse extends Pick<ApiResponse, 'exchange' | 'operationId' | 'status' | 'json'> {
  readonly contentType: string | null;
}

/**
 * Every response of the run to an operation of the document; one that was not called so far and may be is called first,
 * with nothing but what it requires. For promises that hold for the whole API, whatever operations it has.
 */
export async function lookBack(
  session: Pick<Session, 'contract' | 'allows' | 'usesUnknownIds' | 'recorder' | 'notSimulated'>,
  send: (sample: SampleRequest) => Promise<unknown>,
): Promise<MetResponse[]> {
  const met = new Set(session.recorder.entries.map(({ operation }) => operation?.operationId));
  for (const sample of listEveryRequest(session)) {
    if (met.has(sample.operationId)) continue;
    met.add(sample.operationId);
    await send(withoutOptions(session, sample));
  }
  return session.recorder.entries.flatMap((entry) => (entry.repeated ? [] : toMet(entry)));
}

function withoutOptions({ contract }: Pick<Session, 'contract'>, sample: SampleRequest): SampleRequest {
  const operation = contract.operations.find(({ operationId }) => operationId === sample.operationId);
  const required = new Set(
    operation?.parameters.filter(({ value }) => value.required === true).map(({ value }) => value.name),
  );
  return { ...sample, query: Object.fromEntries(Object.entries(sample.query).filter(([name]) => required.has(name))) };
}

function toMet({ index, operation, response }: RecordedExchange): MetResponse[] {
  if (operation === null || response === null) return [];
  const contentType = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  const { operationId } = operation;
  return [{ exchange: index, operationId, status: response.status, json: parseJson(response.body), contentType }];
}
