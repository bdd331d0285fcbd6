import { isObject } from '@trustline/openapi';

/** A chat message of the demo data, as far as samples need it. */
interface Message {
  readonly id: number;
  readonly type: unknown;
  readonly status: unknown;
}

/** Lists the latest chat messages of a tracker, the last first. */
export async function listLatestMessages(
  fetch: (request: Request) => Promise<Response>,
  baseUrl: string,
  hash: string,
  tracker: number,
): Promise<Message[]> {
  const response = await fetch(
    new Request(`${baseUrl}/tracker/chat/list`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `NVX ${hash}` },
      body: JSON.stringify({ tracker_id: tracker, ascending: false, limit: 100 }),
    }),
  );
  const body: unknown = await response.json();
  const list: unknown[] = isObject(body) && Array.isArray(body.list) ? body.list : [];
  return list.filter(isObject).map(({ id, type, status }) => ({ id: Number(id), type, status }));
}
