import { listResponseMutants } from '@trustline/openapi-mutants';
import { describe, expect, it } from 'vitest';
import { compileContract } from '../src/contract.ts';
import { letters } from './letters.ts';

const violating = listResponseMutants(letters);

describe('violating responses', () => {
  it('break every constraint of body and headers', () => {
    const at = '/components/schemas/Letter';
    expect([...new Set(violating.map(({ constraint }) => constraint))].sort()).toEqual(
      [
        '/components/headers/RetryAfter/required',
        '/components/headers/RetryAfter/schema/minimum',
        '/components/headers/RetryAfter/schema/type',
        `${at}/properties/id/minimum`,
        `${at}/properties/id/type`,
        // Its type says no more than the enum and cannot be broken alone.
        `${at}/properties/postage/enum`,
        `${at}/properties/sent/format`,
        `${at}/properties/sent/type`,
        `${at}/properties/stamp/oneOf`,
        `${at}/properties/stamp/oneOf/0/pattern`,
        `${at}/properties/stamp/oneOf/0/type`,
        `${at}/properties/stamp/oneOf/1/type`,
        `${at}/properties/text/maxLength`,
        `${at}/properties/text/type`,
        `${at}/required`,
        `${at}/type`,
        '/paths/~1letters/get/responses/200/content/application~1json/schema/type',
      ].sort(),
    );
  });

  it('are each reported at the place that was broken', () => {
    const [listLetters] = compileContract(letters).operations;
    for (const { response, place, pointer, constraint } of violating) {
      if (response === undefined) continue;
      const findings = listLetters?.checkResponse(response).filter((finding) => finding.place === place);
      expect(
        findings?.map((finding) => finding.pointer),
        constraint,
      ).toContain(pointer);
    }
  });

  it('without an example to start from say that they cannot be made', () => {
    const unreached = violating.filter(({ response }) => response === undefined).map(({ constraint }) => constraint);
    expect(unreached).toEqual(['/components/schemas/Letter/properties/stamp/oneOf/1/type']);
  });
});
