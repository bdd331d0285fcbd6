import { type Contract, compileContract } from '@trustline/openapi-validator';
import { type ApiName, apiNames, loadDocument } from '@trustline/specs';
import { suiteOf } from '../../apis/registry.ts';
import type { ApiResult } from '../result.ts';
import { createObserver, type Observer, type SeenExchange } from './observe.ts';

/** Looks at traffic of any of the documented APIs. */
export interface TrafficObserver {
  /** Looks at one exchange; returns how many findings it has, and `null` when it is of no documented operation. */
  see(exchange: SeenExchange): Promise<number | null>;
  /** Whether a request is of a documented operation. */
  knows(request: Pick<Request, 'method' | 'url'>): boolean;
  /** Replaces each credential that went by. */
  mask(text: string): string;
  results(): Promise<ApiResult[]>;
}

interface Place {
  readonly api: ApiName;
  readonly baseUrl: string;
}

/** Starts to look at traffic. Which API a request is of is told by its method and path, wherever the server is. */
export function observeTraffic(apis: readonly ApiName[] = apiNames): TrafficObserver {
  const contracts = new Map(apis.map((api) => [api, compileContract(loadDocument(api))]));
  const observers = new Map<string, Observer>();
  const observerOf = ({ api, baseUrl }: Place) => {
    const known = observers.get(baseUrl + api);
    if (known) return known;
    const observer = createObserver({ api, baseUrl, suite: suiteOf(api).passive });
    observers.set(baseUrl + api, observer);
    return observer;
  };
  return {
    async see(exchange) {
      const place = findPlace(contracts, exchange.request);
      return place === null ? null : observerOf(place).see(exchange);
    },
    knows: (request) => findPlace(contracts, request) !== null,
    mask: (text) => [...observers.values()].reduce((masked, { secrets }) => secrets.mask(masked), text),
    results: () => Promise.all([...observers.values()].map((observer) => observer.result())),
  };
}

/** The API a request is of, and the address it is served under: that of the document's servers, or the whole path. */
function findPlace(
  contracts: ReadonlyMap<ApiName, Contract>,
  { url, method }: Pick<Request, 'url' | 'method'>,
): Place | null {
  const { origin, pathname } = new URL(url);
  for (const [api, contract] of contracts) {
    for (const prefix of prefixesOf(contract)) {
      if (!pathname.startsWith(`${prefix}/`)) continue;
      const { kind } = contract.findOperation(method, pathname.slice(prefix.length));
      if (kind === 'found') return { api, baseUrl: origin + prefix };
    }
  }
  return null;
}

function prefixesOf({ document }: Contract): string[] {
  const paths = document.servers.map(({ url }) => url.replace(/^https?:\/\/[^/]+/, '').replace(/\/+$/, ''));
  return [...new Set([...paths, ''])];
}
