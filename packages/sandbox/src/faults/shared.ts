import type { ResponseEntry } from './define.ts';
import { clientFault, fault } from './define.ts';
import { asHtml, cutOffJson, whenSuccess, withHeader, withText } from './response-edits.ts';

/** Successes of any API that are no JSON or do not say so. */
export const malformedSuccesses: Readonly<Record<string, ResponseEntry>> = {
  'success-as-text-plain': fault.contentType('Successful responses are labelled text/plain.', {
    response: whenSuccess(withHeader('content-type', 'text/plain; charset=utf-8')),
  }),
  'success-without-content-type': fault.contentType('Successful responses have no content type.', {
    response: whenSuccess(withHeader('content-type', null)),
  }),
  'success-as-html': fault.contentType('Successful responses are pages for people.', {
    response: whenSuccess(asHtml),
  }),
  'success-empty': fault.bodySyntax('Successful responses have an empty body.', {
    response: whenSuccess(withText(() => '')),
  }),
  'success-cut-off': fault.bodySyntax('The JSON of successful responses ends before its end.', {
    response: whenSuccess(cutOffJson),
  }),
};

/** What can happen to a connection, whatever is sent over it; a client has to live with it. */
export const brokenConnections: Readonly<Record<string, ResponseEntry>> = {
  slow: clientFault.network('Each response comes two seconds late.', {
    response: (response) => ({ ...response, connection: { kind: 'delay', milliseconds: 2000 } }),
  }),
  dropped: clientFault.network('The connection is closed without a response.', {
    response: (response) => ({ ...response, connection: { kind: 'drop' } }),
  }),
  'cut-off': clientFault.network('The connection is closed within the response.', {
    response: (response) => ({ ...response, connection: { kind: 'cut-off' } }),
  }),
};
