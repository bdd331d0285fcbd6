import type { ResponseEntry } from './define.ts';
import { asHtml, cutOffJson, whenSuccess, withHeader, withText } from './response-edits.ts';

/** Successes of any API that are no JSON or do not say so. */
export const malformedSuccesses: Readonly<Record<string, ResponseEntry>> = {
  'success-as-text-plain': {
    class: 'content-type',
    description: 'Successful responses are labelled text/plain.',
    hooks: { response: whenSuccess(withHeader('content-type', 'text/plain; charset=utf-8')) },
  },
  'success-without-content-type': {
    class: 'content-type',
    description: 'Successful responses have no content type.',
    hooks: { response: whenSuccess(withHeader('content-type', null)) },
  },
  'success-as-html': {
    class: 'content-type',
    description: 'Successful responses are pages for people.',
    hooks: { response: whenSuccess(asHtml) },
  },
  'success-empty': {
    class: 'body-syntax',
    description: 'Successful responses have an empty body.',
    hooks: { response: whenSuccess(withText(() => '')) },
  },
  'success-cut-off': {
    class: 'body-syntax',
    description: 'The JSON of successful responses ends before its end.',
    hooks: { response: whenSuccess(cutOffJson) },
  },
};

/** What can happen to a connection, whatever is sent over it; a client has to live with it. */
export const brokenConnections: Readonly<Record<string, ResponseEntry>> = {
  slow: {
    class: 'network',
    breaks: 'client',
    description: 'Each response comes two seconds late.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'delay', milliseconds: 2000 } }) },
  },
  dropped: {
    class: 'network',
    breaks: 'client',
    description: 'The connection is closed without a response.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'drop' } }) },
  },
  'cut-off': {
    class: 'network',
    breaks: 'client',
    description: 'The connection is closed within the response.',
    hooks: { response: (response) => ({ ...response, connection: { kind: 'cut-off' } }) },
  },
};
