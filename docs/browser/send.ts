/** A request as the page describes it. */
interface SampleRequest {
  readonly method: string;
  readonly address: string;
  readonly body: unknown;
}

/** Sends the sample of the page to the sandbox, through this site's own origin, and shows what comes back. */
export async function sendSample(place: HTMLElement): Promise<void> {
  const output = place.querySelector('output');
  const { method, address, body }: SampleRequest = JSON.parse(place.dataset.request ?? '{}');
  const { pathname, search } = new URL(address);
  const headers: Record<string, string> = { Accept: 'application/json' };
  // The sample in the shell has the credential that goes with the address.
  const shell = document.querySelector('#sample-curl [data-server=sandbox] pre')?.textContent ?? '';
  const authorization = /Authorization: ([^']+)'/.exec(shell)?.[1];
  if (authorization !== undefined) headers.Authorization = authorization;
  if (body !== null) headers['Content-Type'] = 'application/json';
  if (output === null) return;
  try {
    // The page may be anywhere below the place where the site is mounted.
    const base = document.querySelector<HTMLAnchorElement>('.brand')?.href ?? '/';
    const response = await fetch(new URL(`try${pathname}${search}`, base), {
      method,
      headers,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    output.replaceChildren(writeLine('strong', String(response.status)), writeLine('pre', pretty(text)));
  } catch (error) {
    output.replaceChildren(writeLine('p', `The sandbox did not respond: ${error}`));
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function writeLine(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
