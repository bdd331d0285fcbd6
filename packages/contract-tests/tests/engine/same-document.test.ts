import { createSandbox } from '@trustline/sandbox';
import { apiNames, documentVersions } from '@trustline/specs';
import { expect, test } from 'vitest';
import { SetupError } from '../../src/engine/error.ts';
import { requireSameDocument } from '../../src/engine/same-document.ts';

test.each(apiNames)('the sandbox of this release is made from the same document of %s', (api) => {
  const sandbox = createSandbox();
  const { documents } = sandbox;
  sandbox.close();

  expect(documents[api]).toEqual(documentVersions[api]);
  expect(documents[api]).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    hash: expect.stringMatching(/^[\da-f]{12}$/),
  });
});

test.each([
  ['another major version', { version: '2.0.0', hash: '0123456789ab' }],
  ['the same version with other text', { version: documentVersions.navixy.version, hash: '0123456789ab' }],
])('%s stops a run with one sentence that names both', (_case, other) => {
  const compare = () => requireSameDocument('navixy', '@trustline/sandbox', other);

  expect(compare).toThrow(SetupError);
  expect(compare).toThrow(
    `The installed @trustline/sandbox is made from version ${other.version} (0123456789ab) of the navixy document`,
  );
  expect(compare).toThrow(/install the same version of both\.$/);
});
