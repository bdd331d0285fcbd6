import type { Fetcher } from './generated/client.js';
import { authorization } from './input.js';

export const fetcher: Fetcher = {
  fetch({ method, url, urlSearchParams, parameters }) {
    if (urlSearchParams) url.search = urlSearchParams.toString();
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
    const body = parameters?.body === undefined ? {} : { body: JSON.stringify(parameters.body) };
    return fetch(url, { method: method.toUpperCase(), headers, ...body });
  },
};
