import type { OpenApiDocument } from '@trustline/openapi';
import { countVerdicts } from '../promises.ts';
import type { OperationModel } from './model.ts';

/** A fact about an operation; the text is Markdown. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

const effects: Readonly<Record<string, string>> = {
  read: '**Reads only**, safe to repeat',
  replace: '**Safe to repeat**: twice has the effect of once',
  act: '**Not safe to repeat**: a second request acts a second time',
};

/** Lists what a caller has to know before the first request. */
export function listFacts(model: OperationModel): Fact[] {
  const { api, operation, promises, day } = model;
  const rights = operation.object['x-required-permissions'] ?? [];
  const method = clientMethod(model);
  const facts: Fact[] = [
    { label: 'Rights', text: rights.map((right) => `\`${right}\``).join(', ') },
    { label: 'Limit', text: describeRateLimit(api.document) },
    { label: 'Effect', text: effects[operation.object['x-effect'] ?? ''] ?? '' },
    { label: 'Client', text: method === undefined ? '' : `\`${method}\`` },
    { label: 'Contract', text: promises.length === 0 ? '' : `[${countVerdicts(promises)} on ${day}](#promises)` },
  ];
  return facts.filter(({ text }) => text !== '');
}

/** The call of the client that sends the operation; none where it has no method for it. */
export function clientMethod({ api, operation, servers }: OperationModel): string | undefined {
  const has = servers.some(({ samples }) => samples.some(({ key }) => key === 'typescript'));
  return has ? `${api.settings.client?.name}.${operation.operationId}()` : undefined;
}

/** Describes the limit of an API, e.g. `60 requests a minute`; nothing when it has none. */
export function describeRateLimit(document: OpenApiDocument): string {
  const limit: unknown = Reflect.get(document, 'x-rate-limit');
  if (typeof limit !== 'object' || limit === null || !('requests' in limit) || !('seconds' in limit)) return '';
  const span = limit.seconds === 1 ? 'a second' : limit.seconds === 60 ? 'a minute' : `in ${limit.seconds} seconds`;
  return `${limit.requests} requests ${span}`;
}
