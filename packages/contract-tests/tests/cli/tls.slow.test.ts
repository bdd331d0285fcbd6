import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAll, folder, run, writeProfile } from './command-process.ts';
import { type Certificate, createAuthority, issue, serveTls, type TlsServer } from './tls-server.ts';

let server: TlsServer;
let authority: Certificate;
let stranger: Certificate;

beforeAll(async () => {
  [authority, stranger] = [await createAuthority('An authority of our own'), await createAuthority('Somebody else')];
  server = await serveTls(authority);
});

afterAll(async () => {
  await server.close();
  await closeAll();
});

async function pem(text: string): Promise<string> {
  const file = join(await folder(), 'file.pem');
  await writeFile(file, text);
  return file;
}

/** The options for an authority to trust and a certificate to show. */
async function present(trusted: Certificate, issuer: Certificate): Promise<string[]> {
  const { cert, private: key } = await issue(issuer, 'A client');
  return ['--ca', await pem(trusted.cert), '--cert', await pem(cert), '--key', await pem(key)];
}

async function verify(words: readonly string[]) {
  const { trustcaller } = server.sandbox.profile(server.origin);
  return run(['--profile', await writeProfile({ trustcaller }), ...words]);
}

const unreachable = /^https:\/\/localhost:\d+\/api\/v1 cannot be reached: [^\n]+\.\n$/m;

describe('a server behind TLS that wants a certificate of its client', () => {
  it('is verified with --ca, --cert and --key', async () => {
    const { code, stdout } = await verify(await present(authority, authority));

    expect(stdout).toMatch(/^TrustCaller API at https:\/\/localhost:\d+\/api\/v1 \(server, /);
    expect(stdout).toMatch(/\n {2}\d+ kept, 0 violated, 0 deviate/);
    expect(stdout).not.toContain('trustcaller.served-over-https');
    expect(code).toBe(0);
  });

  it.each([
    ['without any of them', async () => []],
    ['with an authority that did not sign its certificate', async () => present(stranger, authority)],
    ['with the certificate of another authority', async () => present(authority, stranger)],
    ['without a certificate of the client', async () => ['--ca', await pem(authority.cert)]],
  ])('is not reached %s, which a sentence says', async (_, words) => {
    const { code, stdout, stderr } = await verify(await words());

    expect(stderr).toMatch(unreachable);
    expect(stderr).toContain('; --ca, --cert and --key take the files of certificates.');
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('is not tried with files that hold something else, which a sentence names', async () => {
    const [, ca = '', , cert = '', , key = ''] = await present(authority, authority);
    const other = await present(authority, authority);
    const words = (...files: readonly (string | undefined)[]) =>
      ['--ca', '--cert', '--key'].flatMap((option, index) => [option, files[index] ?? '']);

    const outcomes = [
      await verify(words(key, cert, key)),
      await verify(words(ca, cert, ca)),
      await verify(words(ca, cert, other[5])),
    ];

    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual([
      [2, `${key} holds no certificate (PEM).\n`],
      [2, `${ca} holds no private key (PEM).\n`],
      [2, expect.stringMatching(/^No connection can be made with .*: .*key values mismatch\.\n$/)],
    ]);
  });
});
