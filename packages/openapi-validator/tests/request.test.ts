import { describe, expect, it } from 'vitest';
import { compileContract } from '../src/contract.ts';
import { letters } from './letters.ts';

const contract = compileContract(letters);
const formType = 'application/x-www-form-urlencoded';

function operation(id: string) {
  const found = contract.operations.find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`No operation ${id}.`);
  return found;
}

function readQuery(query: string) {
  const { findings, query: values } = operation('listLetters').parseParameters({
    path: {},
    query: new URLSearchParams(query),
    headers: new Headers(),
  });
  return { values, rules: findings.map(({ rule }) => rule) };
}

describe('a query', () => {
  it('becomes values of the documented types', () => {
    expect(readQuery('limit=5&unread=true&ids=[1,2]')).toEqual({
      values: { limit: 5, unread: true, ids: [1, 2] },
      rules: [],
    });
  });

  it('is completed by the documented defaults', () => {
    expect(readQuery('').values).toEqual({ limit: 10 });
  });

  it.each([
    ['limit=101', 'maximum'],
    ['limit=many', 'type'],
    ['limit=1e1', 'type'],
    ['limit=99999999999999999999', 'type'],
    ['limit=1&limit=2', 'repeated'],
    ['unread=yes', 'type'],
    ['ids=1,2', 'type'],
  ])('%s is rejected', (query, rule) => {
    expect(readQuery(query).rules).toContain(rule);
  });
});

describe('a body', () => {
  it('of JSON is read by its schema', () => {
    const { value, findings } = operation('sendLetter').parseBody(
      'application/json; charset=utf-8',
      '{"id":0,"text":"a"}',
    );
    expect(value).toEqual({ id: 0, text: 'a' });
    expect(findings).toMatchObject([{ rule: 'minimum', pointer: '/id', place: 'request body' }]);
  });

  it('of a form carries arrays as JSON text', () => {
    expect(operation('sendLetter').parseBody(formType, 'to=%5B1,2%5D&urgent=false')).toEqual({
      value: { to: [1, 2], urgent: false },
      findings: [],
    });
  });

  it.each([
    ['to=[1,2,3]', 'maxItems'],
    ['to=1&to=2', 'repeated'],
    ['to=1', 'type'],
    ['urgent=true', 'required'],
  ])('of the form %s is rejected', (text, rule) => {
    expect(
      operation('sendLetter')
        .parseBody(formType, text)
        .findings.map((finding) => finding.rule),
    ).toContain(rule);
  });

  it.each([
    ['text/plain', 'hello', 'content-type'],
    [null, '', 'required'],
    ['application/json', '{"id":1', 'json'],
  ])('of type %s is rejected', (contentType, text, rule) => {
    expect(operation('sendLetter').parseBody(contentType, text).findings).toMatchObject([{ rule }]);
  });

  it('is rejected where none is documented', () => {
    expect(operation('listLetters').parseBody('application/json', '{}').findings).toMatchObject([{ rule: 'body' }]);
  });
});

describe('a request', () => {
  const request = (query: string, headers: Record<string, string> = {}) =>
    operation('listLetters')
      .checkRequest({ pathParameters: {}, query: new URLSearchParams(query), headers: new Headers(headers), body: '' })
      .map(({ kind, rule }) => `${kind} ${rule}`);

  it('needs one of the documented credentials', () => {
    expect(request('')).toEqual(['violation security']);
  });

  it.each([
    ['secret=x', {}],
    ['', { 'x-key': 'x' }],
  ])('may carry its credential in any documented place (%s)', (query, headers) => {
    expect(request(query, headers)).toEqual([]);
  });

  it('with a parameter nobody documented says so', () => {
    expect(request('secret=x&colour=red')).toEqual(['undocumented undocumented-parameter']);
  });
});

describe('a path', () => {
  it('with a literal segment wins over one with a parameter', () => {
    expect(contract.findOperation('GET', '/letters/newest')).toMatchObject({
      operation: { operationId: 'getNewestLetter' },
    });
  });

  it('brings its parameters', () => {
    expect(contract.findOperation('GET', '/letters/12')).toMatchObject({ kind: 'found', pathParameters: { id: '12' } });
  });

  it('that takes other methods lists them', () => {
    expect(contract.findOperation('DELETE', '/letters')).toEqual({ kind: 'wrong-method', allowed: ['GET', 'POST'] });
  });

  it('that is not documented is unknown', () => {
    expect(contract.findOperation('GET', '/parcels')).toEqual({ kind: 'unknown-path' });
  });
});
