import type { components } from '@trustline/specs/trustcaller';

/** One page of a list. */
export interface Page {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

type Links = components['schemas']['PaginationLinks'];
type Meta = components['schemas']['PaginationMeta'];

/** Describes a page and the way to its neighbours; the links repeat the filters of the request. */
export function paginate(
  { page, perPage, total }: Page,
  address: string,
  filters: Readonly<Record<string, string | number | undefined>>,
  full: boolean,
): { links: Links; meta: Meta } {
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  const link = (to: number) => writeLink(address, filters, to);
  const links = {
    first: link(1),
    last: link(lastPage),
    prev: page > 1 ? link(page - 1) : null,
    next: page < lastPage ? link(page + 1) : null,
  };
  const meta = { current_page: page, per_page: perPage, total };
  if (!full) return { links, meta };
  const before = (page - 1) * perPage;
  const isEmpty = before >= total;
  const from = isEmpty ? null : before + 1;
  const to = isEmpty ? null : Math.min(before + perPage, total);
  return { links, meta: { ...meta, from, to, last_page: lastPage, path: address } };
}

function writeLink(
  address: string,
  filters: Readonly<Record<string, string | number | undefined>>,
  page: number,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, page })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `${address}?${query}`;
}
