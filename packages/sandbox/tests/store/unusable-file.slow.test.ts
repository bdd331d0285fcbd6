import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createSandbox, SandboxError } from '../../src/index.ts';
import { runProcess, startProcess, temporaryFolder } from '../setup/process.ts';

describe('A data file', () => {
  it('is open to its owner only, as is what SQLite keeps beside it', async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    const sandbox = createSandbox({ data });

    const modes = [data, `${data}-wal`].map((file) => statSync(file).mode & 0o777);
    sandbox.close();

    expect(modes).toEqual([0o600, 0o600]);
  });

  it('that a sandbox uses is rejected for a second one at once', async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    const { origin } = await startProcess('--data', data);

    const second = await runProcess('--port', '0', '--data', data);

    expect(second).toEqual({
      code: 2,
      said: '',
      complained: `The data file ${data} cannot be used: another process uses it.\n`,
    });
    expect((await fetch(`${origin}/_sandbox/clock`)).status).toBe(200);
  });

  it.for(['/dev/full', '/dev/null'])('that is %s ends the program with one sentence and exit code 2', async (data) => {
    const { code, complained } = await runProcess('--port', '0', '--data', data);

    expect(code).toBe(2);
    expect(complained).toMatch(/^The data file \S+ cannot be used: [^\n]+\.\n$/);
  });

  it('that lacks a table fails with one sentence', async () => {
    const data = join(await temporaryFolder(), 'sandbox.db');
    createSandbox({ data, demo: { messages: 0, calls: 0 } }).close();
    const database = new DatabaseSync(data);
    database.exec('DROP TABLE live_calls');
    database.close();

    expect(() => createSandbox({ data })).toThrow(SandboxError);
    expect(() => createSandbox({ data })).toThrow(/cannot be used: no such table: live_calls\.$/);
  });
});
