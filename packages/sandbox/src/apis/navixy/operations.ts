import * as chatMarking from './chat-marking.ts';
import * as chatReading from './chat-reading.ts';
import * as chatSending from './chat-sending.ts';
import { bothForms, type NavixyOperation } from './operation.ts';
import * as trustedNumbers from './trusted-numbers.ts';

const operations: Readonly<Record<string, NavixyOperation>> = {
  ...trustedNumbers,
  ...chatReading,
  ...chatSending,
  ...chatMarking,
};

/** The operations that are simulated; the POST form and the GET form of an operation share a handler. */
export const navixyHandlers: Readonly<Record<string, NavixyOperation>> = Object.fromEntries(
  Object.values(operations).flatMap((operation) => bothForms(operation.operationId).map((id) => [id, operation])),
);
