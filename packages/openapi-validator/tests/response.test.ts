import type { Schema } from '@trustline/openapi';
import { describe, expect, it } from 'vitest';
import { compileContract } from '../src/contract.ts';
import { letters } from './letters.ts';

const listLetters = compileContract(letters).operations.find(({ operationId }) => operationId === 'listLetters');

function check(status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return listLetters?.checkResponse({ status, headers: new Headers(headers), body });
}

describe('a response', () => {
  it('that keeps the document has no findings', () => {
    expect(check(200, '[{"id":1,"text":"Hello","sent":"2026-02-28","stamp":null}]')).toEqual([]);
  });

  it('with an undocumented status names the documented ones', () => {
    const [finding] = check(418, '') ?? [];
    expect(finding).toMatchObject({ rule: 'status', value: 418 });
    expect(finding?.message).toContain('200, 204, 429');
  });

  it.each([
    ['another content type', '[]', { 'content-type': 'text/html' }, 'content-type'],
    ['no content type', '[]', {}, 'content-type'],
    ['an empty body', '', { 'content-type': 'application/json; charset=utf-8' }, 'body'],
    ['JSON that is cut off', '[{"id":1', { 'content-type': 'application/json' }, 'json'],
  ])('with %s is a violation', (_what, body, headers, rule) => {
    expect(check(200, body, headers)).toMatchObject([{ kind: 'violation', rule }]);
  });

  it('with a body where none is documented is a violation', () => {
    expect(check(204, '{}')).toMatchObject([{ kind: 'violation', rule: 'body' }]);
  });

  it.each([
    ['a key that comes twice', '[{"id":1,"text":"a","text":"b"}]', 'duplicate-key'],
    ['a key that comes twice with the same value', '[{"id":1,"text":"a","text":"a"}]', 'duplicate-key'],
    ['a line break inside a text', '[{"id":1,"text":"a\nb"}]', 'json'],
    ['an integer beyond 2^53', '[{"id":9007199254740993,"text":"a"}]', 'unsafe-integer'],
    ['1.0 where an integer is documented', '[{"id":1.0,"text":"a"}]', 'writtenAsInteger'],
    ['a date that no calendar has', '[{"id":1,"text":"a","sent":"2026-02-30"}]', 'format'],
    ['a missing field', '[{"id":1}]', 'required'],
  ])('with %s is a violation', (_what, body, rule) => {
    expect(check(200, body)?.map((finding) => [finding.kind, finding.rule])).toContainEqual(['violation', rule]);
  });

  it('points at a key that comes twice and at a number that is too large', () => {
    const body = '[{"id":1,"text":"a","text":"b"},{"id":9007199254740993,"text":"a"}]';

    const places = check(200, body)?.map(({ rule, pointer }) => [rule, pointer]);

    expect(places).toContainEqual(['duplicate-key', '/0/text']);
    expect(places).toContainEqual(['unsafe-integer', '/1/id']);
  });

  it('names the offending value and where it stands', () => {
    expect(check(200, '[{"id":1,"text":"a"},{"id":0,"text":"a"}]')).toMatchObject([
      { rule: 'minimum', pointer: '/1/id', value: 0 },
    ]);
  });

  it('with an undocumented field is a finding of its own kind', () => {
    expect(check(200, '[{"id":1,"text":"a","colour":"red"}]')).toEqual([
      {
        kind: 'undocumented',
        rule: 'undocumented-field',
        place: 'response body',
        pointer: '/0/colour',
        value: 'red',
        message: 'The field "colour" is not documented.',
      },
    ]);
  });

  it('that fits two branches of a oneOf is a violation, even when only one of them documents all its fields', () => {
    const holding = (...names: string[]): Schema => ({
      type: 'object',
      properties: {
        sender: {
          type: 'object',
          properties: Object.fromEntries(names.map((name): [string, Schema] => [name, { type: 'string' }])),
        },
      },
    });
    const schemas = { Letter: { oneOf: [holding('name'), holding('name', 'town')] } };
    const ambiguous = compileContract({ ...letters, components: { ...letters.components, schemas } }).operations[0];
    const headers = new Headers({ 'content-type': 'application/json' });
    const body = '[{"sender":{"name":"A","town":"B"}}]';

    expect(ambiguous?.checkResponse({ status: 200, headers, body })).toMatchObject([{ rule: 'oneOf', pointer: '/0' }]);
  });

  it('without a required header is a violation', () => {
    expect(check(429, '', {})).toMatchObject([{ rule: 'header', place: 'response header Retry-After' }]);
  });

  it('with a header of another type is a violation', () => {
    expect(check(429, '', { 'retry-after': 'soon' })).toMatchObject([{ rule: 'type', value: 'soon' }]);
  });

  it('that is nested too deeply is a finding, not a crash', () => {
    expect(check(200, '['.repeat(200_000))).toMatchObject([{ rule: 'json' }]);
  });
});

describe('a document', () => {
  it('with a format nobody knows fails with its place', () => {
    const unknown = { ...letters, components: { schemas: { Host: { type: 'string', format: 'hostname' } } } };
    expect(() => compileContract(unknown)).toThrow('#/components/schemas/Host: the format "hostname" is unknown');
  });
});
