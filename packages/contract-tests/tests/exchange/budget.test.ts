import { describe, expect, it } from 'vitest';
import { BudgetSpentError, meterRequests } from '../../src/exchange/budget.ts';

function metered(limit: number | null) {
  let sent = 0;
  const budget = meterRequests(
    async () => {
      sent += 1;
      return new Response('{}');
    },
    (request) => ({ credential: request.headers.get('Authorization') ?? 'none', limit }),
  );
  return { budget, sent: () => sent };
}

const request = (credential: string) => new Request('http://127.0.0.1/', { headers: { Authorization: credential } });

describe('the request budget', () => {
  it('sends no more requests with a credential than its limit', async () => {
    const { budget, sent } = metered(2);

    await budget.fetch(request('$A'));
    await budget.fetch(request('$A'));

    await expect(budget.fetch(request('$A'))).rejects.toThrow(BudgetSpentError);
    expect(sent()).toBe(2);
  });

  it('counts each credential on its own', async () => {
    const { budget } = metered(2);

    await budget.fetch(request('$A'));
    await budget.fetch(request('$B'));
    await budget.fetch(request('$A'));

    expect(budget.spent()).toEqual([
      { credential: '$A', requests: 2, limit: 2 },
      { credential: '$B', requests: 1, limit: 2 },
    ]);
  });

  it('counts without end where there is no limit', async () => {
    const { budget } = metered(null);

    for (let index = 0; index < 100; index += 1) await budget.fetch(request('$A'));

    expect(budget.spent()).toEqual([{ credential: '$A', requests: 100, limit: null }]);
  });
});
