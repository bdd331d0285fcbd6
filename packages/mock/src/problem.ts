/** A response about the mock itself, not about the API: a problem document (RFC 9457) with one sentence as `detail`. */
export function problem(status: number, title: string, detail: string): Response {
  return new Response(JSON.stringify({ title, status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
