import type { ResponseEntry } from './define.ts';
import { asHtml, cutOffJson, whenSuccess, withHeader, withText } from './response-edits.ts';

/** Successes of any API that are no JSON or do not say so. */
export const malformedSuccesses: readonly ResponseEntry[] = [
  {
    name: 'success-as-text-plain',
    class: 'content-type',
    description: 'Successful responses are labelled text/plain.',
    hooks: { response: whenSuccess(withHeader('content-type', 'text/plain; charset=utf-8')) },
  },
  {
    name: 'success-without-content-type',
    class: 'content-type',
    description: 'Successful responses have no content type.',
    hooks: { response: whenSuccess(withHeader('content-type', null)) },
  },
  {
    name: 'success-as-html',
    class: 'content-type',
    description: 'Successful responses are pages for people.',
    hooks: { response: whenSuccess(asHtml) },
  },
  {
    name: 'success-empty',
    class: 'body-syntax',
    description: 'Successful responses have an empty body.',
    hooks: { response: whenSuccess(withText(() => '')) },
  },
  {
    name: 'success-cut-off',
    class: 'body-syntax',
    description: 'The JSON of successful responses ends before its end.',
    hooks: { response: whenSuccess(cutOffJson) },
  },
];

/** What can happen to a connection, whatever is sent over it; a client has to live with it. */
export const brokenConnections: readonly ResponseEntry[] = [
  {
    name: 'slow',
    class: 'network',
    forClientsOnly: true,
    description: 'Each response comes two seconds late.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'delay', milliseconds: 2000 } }) },
  },
  {
    name: 'dropped',
    class: 'network',
    forClientsOnly: true,
    description: 'The connection is closed without a response.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'drop' } }) },
  },
  {
    name: 'cut-off',
    class: 'network',
    forClientsOnly: true,
    description: 'The connection is closed within the response.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'cut-off' } }) },
  },
];
