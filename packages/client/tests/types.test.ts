import type { operations as NavixySpec } from '@trustline/specs/navixy';
import type { operations as TrustCallerSpec } from '@trustline/specs/trustcaller';
import { describe, expectTypeOf, it } from 'vitest';
import type { AnyTrustlineError, ErrorName } from '../src/index.ts';
import { isTrustlineError } from '../src/index.ts';
import type { ChatMessage, NavixyClient, NavixyOperations } from '../src/navixy.ts';
import type { ApiCall } from '../src/options.ts';
import type { Call, TrustCallerClient, TrustCallerOperations } from '../src/trustcaller.ts';

/** The data of a method, and the body of an operation as openapi-typescript reads the same document. */
type DataOf<Method> = Method extends (...input: never) => ApiCall<infer Data> ? Data : never;
type InputOf<Method> = Method extends (input: infer Input, ...rest: never) => unknown ? Input : never;
type BodyOf<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : Operation extends { responses: { 201: { content: { 'application/json': infer Body } } } }
    ? Body
    : never;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Differing<Methods, Spec> = {
  [Id in keyof Methods]: Id extends keyof Spec
    ? Same<DataOf<Methods[Id]>, BodyOf<Spec[Id]>> extends true
      ? never
      : Id
    : Id;
}[keyof Methods];

describe('the types', () => {
  it('of the data are those of the spec, for every operation', () => {
    expectTypeOf<Differing<NavixyOperations, NavixySpec>>().toBeNever();
    expectTypeOf<Differing<TrustCallerOperations, TrustCallerSpec>>().toBeNever();
    expectTypeOf<BodyOf<NavixySpec['listChatMessages']>>().not.toBeNever();
    expectTypeOf<BodyOf<TrustCallerSpec['createApiKey']>>().not.toBeNever();
  });

  it('have a method for every operation of the spec', () => {
    expectTypeOf<keyof NavixyOperations>().toEqualTypeOf<keyof NavixySpec>();
    expectTypeOf<keyof TrustCallerOperations>().toEqualTypeOf<keyof TrustCallerSpec>();
  });

  it('of the input know what is needed, what may be left out, and that undefined is left out', () => {
    expectTypeOf<{ tracker_id: number; limit: undefined }>().toExtend<InputOf<NavixyClient['listChatMessages']>>();
    expectTypeOf<{ limit: number }>().not.toExtend<InputOf<NavixyClient['listChatMessages']>>();
    expectTypeOf<{ trackers: readonly number[]; message: string }>().toExtend<
      InputOf<NavixyClient['broadcastChatMessage']>
    >();
    expectTypeOf<{ from: Date; to: string }>().toExtend<NonNullable<InputOf<TrustCallerClient['listCalls']>>>();
    expectTypeOf<{ page: number }>().not.toExtend<NonNullable<InputOf<TrustCallerClient['listApiKeys']>>>();
  });

  it('of a success need no narrowing', () => {
    expectTypeOf<DataOf<NavixyClient['listChatMessages']>['list']>().toEqualTypeOf<ChatMessage[]>();
    expectTypeOf<DataOf<NavixyClient['sendChatMessage']>['success']>().toEqualTypeOf<true>();
  });

  it('of a walk are those of its items and pages', () => {
    expectTypeOf<ReturnType<TrustCallerClient['calls']>>().toExtend<AsyncIterable<Call>>();
  });

  it('of an error narrow by its name', () => {
    const narrow = (error: unknown) => {
      if (!isTrustlineError(error)) return;
      expectTypeOf(error).toEqualTypeOf<AnyTrustlineError>();
      expectTypeOf(error.name).toEqualTypeOf<ErrorName>();
      expectTypeOf(error.code).toExtend<number | undefined>();
    };

    expectTypeOf(narrow).toBeFunction();
  });
});
