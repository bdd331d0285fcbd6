import { describe, expectTypeOf, it } from 'vitest';
import type { AnyTrustlineError, ErrorName } from '../src/index.ts';
import { isTrustlineError } from '../src/index.ts';
import type { ChatMessage, ChatMessageList, NavixyClient, NavixyClientOptions, operations } from '../src/navixy.ts';
import type { ApiCall, Result } from '../src/options.ts';
import type { CallDetailRecord, TrustCallerClient } from '../src/trustcaller.ts';
import type { InputOf, OutputOf } from '../src/types.ts';

type DataOf<Method> = Method extends (...input: never) => ApiCall<infer Data> ? Data : never;
type FirstOf<Method> = Method extends (input: infer Input, ...rest: never) => unknown ? Input : never;

describe('the types', () => {
  it('of the data are those of openapi-typescript, under the names of the document', () => {
    expectTypeOf<DataOf<NavixyClient['listChatMessages']>>().toEqualTypeOf<ChatMessageList>();
    expectTypeOf<DataOf<NavixyClient['listChatMessages']>['list']>().toEqualTypeOf<ChatMessage[]>();
    expectTypeOf<DataOf<NavixyClient['listChatMessages']>>().toEqualTypeOf<
      operations['listChatMessages']['responses'][200]['content']['application/json']
    >();
  });

  it('of the input know what is needed, what may be omitted, and that undefined is the same', () => {
    expectTypeOf<{ tracker_id: number; limit: undefined }>().toExtend<FirstOf<NavixyClient['listChatMessages']>>();
    expectTypeOf<{ limit: number }>().not.toExtend<FirstOf<NavixyClient['listChatMessages']>>();
    expectTypeOf<{ trackers: readonly number[]; message: string }>().toExtend<
      FirstOf<NavixyClient['broadcastChatMessage']>
    >();
    expectTypeOf<{ from: Date; to: string }>().toExtend<NonNullable<FirstOf<TrustCallerClient['listCalls']>>>();
    expectTypeOf<{ page: number }>().not.toExtend<NonNullable<FirstOf<TrustCallerClient['listApiKeys']>>>();
    expectTypeOf<keyof FirstOf<NavixyClient['sendChatMessage']>>().toEqualTypeOf<'tracker_id' | 'message'>();
  });

  it('of the input know where one of two fields is needed', () => {
    expectTypeOf<Record<never, never>>().not.toExtend<FirstOf<NavixyClient['markChatMessagesRead']>>();
    expectTypeOf<{ message_id: number }>().toExtend<FirstOf<NavixyClient['markChatMessagesRead']>>();
    expectTypeOf<{ message_ids: readonly number[]; message_id: undefined }>().toExtend<
      FirstOf<NavixyClient['markChatMessagesRead']>
    >();
  });

  it('of an operation join parameters and body wherever they are, and all its successes', () => {
    interface Operation {
      parameters: {
        query?: { verbose?: boolean };
        header: { 'x-trace': string };
        path: { id: number };
        cookie?: never;
      };
      requestBody: { content: { 'application/json': { name: string } | { code: number } } };
      responses: {
        200: { headers: object; content: { 'application/json': { id: number } } };
        202: { headers: object; content?: never };
        404: { content: { 'application/json': { message: string } } };
      };
    }

    expectTypeOf<{ id: 1; 'x-trace': ''; code: 1 }>().toExtend<InputOf<Operation>>();
    expectTypeOf<{ id: 1; 'x-trace': '' }>().not.toExtend<InputOf<Operation>>();
    expectTypeOf<OutputOf<Operation>>().toEqualTypeOf<{ id: number } | undefined>();
  });

  it('of a body that is no object call it body', () => {
    interface Operation {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { 'text/csv': string } };
    }

    expectTypeOf<InputOf<Operation>>().toEqualTypeOf<{ body: string }>();
  });

  it('of a list are those of its items and pages', () => {
    expectTypeOf<ReturnType<TrustCallerClient['listCalls']>>().toExtend<AsyncIterable<CallDetailRecord>>();
    expectTypeOf<ReturnType<TrustCallerClient['listApiKeys']>>().not.toExtend<AsyncIterable<unknown>>();
  });

  it('of an error narrow by its name, wherever it comes from', () => {
    const narrow = (error: unknown, result: Result<string>) => {
      if (!isTrustlineError(error)) return;
      expectTypeOf(error).toEqualTypeOf<AnyTrustlineError>();
      expectTypeOf(error.name).toEqualTypeOf<ErrorName>();
      expectTypeOf(error.code).toExtend<number | undefined>();
      if (!result.ok) expectTypeOf(result.error.name).toEqualTypeOf<ErrorName>();
    };

    expectTypeOf(narrow).toBeFunction();
    expectTypeOf<Parameters<NonNullable<NavixyClientOptions['onError']>>>().toEqualTypeOf<[AnyTrustlineError]>();
  });

  it('of the data that a hook sees narrow by the operation', () => {
    const onResponse: NavixyClientOptions['onResponse'] = (exchange) => {
      if (exchange.operationId !== 'listChatMessages') return;
      expectTypeOf(exchange.data).toEqualTypeOf<ChatMessageList>();
      expectTypeOf(exchange.request.input.limit).toEqualTypeOf<number | undefined>();
    };

    expectTypeOf(onResponse).not.toBeUndefined();
  });
});
