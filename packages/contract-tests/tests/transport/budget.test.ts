import { describe, expect, it } from 'vitest';
import { BudgetSpentError, meterRequests } from '../../src/transport/budget.ts';

function metered(limit: number | null, reserve = () => 0) {
  const sent: string[] = [];
  const fetch = meterRequests(
    async (request) => {
      sent.push(request.headers.get('Authorization') ?? 'none');
      return new Response('{}');
    },
    (request) => ({ credential: request.headers.get('Authorization') ?? 'none', limit }),
    reserve,
  );
  return { fetch, sent };
}

const request = (credential: string) => new Request('http://127.0.0.1/', { headers: { Authorization: credential } });

describe('the request budget', () => {
  it('sends no more requests with a credential than its limit', async () => {
    const { fetch, sent } = metered(2);

    await fetch(request('A'));
    await fetch(request('A'));

    await expect(fetch(request('A'))).rejects.toThrow(BudgetSpentError);
    expect(sent).toEqual(['A', 'A']);
  });

  it('counts each credential on its own', async () => {
    const { fetch, sent } = metered(2);

    for (const credential of ['A', 'B', 'A', 'B']) await fetch(request(credential));

    expect(sent).toEqual(['A', 'B', 'A', 'B']);
  });

  it('has a reserve for what must still be sent', async () => {
    let reserve = 0;
    const { fetch, sent } = metered(1, () => reserve);

    await fetch(request('A'));
    await expect(fetch(request('A'))).rejects.toThrow(BudgetSpentError);
    reserve = 1;
    await fetch(request('A'));

    expect(sent).toEqual(['A', 'A']);
  });

  it('has no end where there is no limit', async () => {
    const { fetch, sent } = metered(null);

    for (let index = 0; index < 100; index += 1) await fetch(request('A'));

    expect(sent).toHaveLength(100);
  });
});
