import type { AnswerEntry } from './define.ts';
import { asHtml, cutOffJson, whenSuccess, withHeader, withText } from './response-edits.ts';

/** Successes of any API that are no JSON or do not say so. */
export const spoiltSuccesses: readonly AnswerEntry[] = [
  {
    name: 'success-as-text-plain',
    class: 'content-type',
    says: 'Successful answers are labelled text/plain.',
    hooks: { answer: whenSuccess(withHeader('content-type', 'text/plain; charset=utf-8')) },
  },
  {
    name: 'success-without-content-type',
    class: 'content-type',
    says: 'Successful answers have no content type.',
    hooks: { answer: whenSuccess(withHeader('content-type', null)) },
  },
  {
    name: 'success-as-html',
    class: 'content-type',
    says: 'Successful answers are pages for people.',
    hooks: { answer: whenSuccess(asHtml) },
  },
  {
    name: 'success-empty',
    class: 'body-syntax',
    says: 'Successful answers have an empty body.',
    hooks: { answer: whenSuccess(withText(() => '')) },
  },
  {
    name: 'success-cut-off',
    class: 'body-syntax',
    says: 'The JSON of successful answers ends before its end.',
    hooks: { answer: whenSuccess(cutOffJson) },
  },
];

/** What can happen to a connection, whatever is sent over it; a client has to live with it. */
export const brokenConnections: readonly AnswerEntry[] = [
  {
    name: 'slow',
    class: 'network',
    forClientsOnly: true,
    says: 'Each answer comes two seconds late.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'delay', milliseconds: 2000 } }) },
  },
  {
    name: 'dropped',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed without an answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'drop' } }) },
  },
  {
    name: 'cut-off',
    class: 'network',
    forClientsOnly: true,
    says: 'The connection is closed within the answer.',
    hooks: { answer: (answer) => ({ ...answer, connection: { kind: 'cut-off' } }) },
  },
];
