import { followSchema, isObject, type OpenApiDocument, type Operation } from '@trustline/openapi';
import type { Demo } from '../apis/api.ts';
import type { CallRequest } from './sample.ts';

/** Makes the request of an operation from its input by field name; a field that is no parameter goes into the body. */
export function buildRequest(operation: Operation, input: Readonly<Record<string, unknown>>): CallRequest {
  const namesIn = (place: string) =>
    operation.parameters.filter(({ value }) => value.in === place).map(({ value }) => value.name);
  const inPath = namesIn('path');
  const inQuery = namesIn('query');
  const isBody = (name: string) => ![...inPath, ...inQuery].includes(name);
  const texts = Object.entries(input).map(([name, value]): [string, string] => [name, textOf(value)]);
  return {
    operationId: operation.operationId,
    method: operation.method.toUpperCase(),
    path: operation.path.replace(/\{(\w+)\}/g, (_braced, name: string) => encodeURIComponent(textOf(input[name]))),
    query: Object.fromEntries(texts.filter(([name]) => inQuery.includes(name))),
    body:
      operation.requestBody === undefined
        ? null
        : Object.fromEntries(Object.entries(input).filter(([name]) => isBody(name))),
    input,
  };
}

/** Replaces what an example names by what the demo data has, and keeps the response short. */
export function toDemoInput(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  { values, bounds, omitted }: Demo,
): Record<string, unknown> {
  const demoValue = (name: string, value: unknown) => values[`${operation.path} ${name}`] ?? values[name] ?? value;
  const kept = Object.entries(input).filter(([name]) => !omitted.includes(name) && !(name in bounds));
  const bounded = Object.entries(bounds).filter(([name]) => fields.includes(name));
  return Object.fromEntries([...kept.map(([name, value]) => [name, demoValue(name, value)]), ...bounded]);
}

/** Lists the names an operation takes in its path, its query and its body. */
export function listInputNames(document: OpenApiDocument, { parameters, requestBody }: Operation): string[] {
  const body = Object.values(requestBody?.value.content ?? {})[0]?.schema ?? {};
  const { properties } = followSchema(document, body);
  return [
    ...parameters.filter(({ value }) => value.in !== 'header').map(({ value }) => value.name),
    ...(isObject(properties) ? Object.keys(properties) : []),
  ];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
