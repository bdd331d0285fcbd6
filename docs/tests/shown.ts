/** A sample as a page shows it. */
export interface ShownSample {
  readonly language: string;
  readonly server: string;
  readonly code: string;
}

/** Takes the samples of a page out of its HTML. */
export function readSamples(html: string): ShownSample[] {
  return html
    .split('role="tabpanel"')
    .slice(1)
    .flatMap((panel) => {
      const language = /data-language="([^"]*)"/.exec(panel)?.[1] ?? '';
      const variants = [
        ...panel.matchAll(/class="variant" data-server="([^"]*)">[\s\S]*?<pre[^>]*>([\s\S]*?)<\/pre>/g),
      ];
      return variants.map(([, server = '', code = '']) => ({ language, server, code: textOf(code) }));
    });
}

/** Takes the response a page shows out of its HTML, with the fields that it says are different each time. */
export function readResponse(html: string): { body: unknown; volatile: string[]; cut: string[] } {
  const [, part = ''] = html.split('id="response"');
  const [, code = ''] = /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(part) ?? [];
  const [, caption = ''] = /<p class="small caption">([\s\S]*?)<\/p>/.exec(part) ?? [];
  const [, volatile = ''] = /Different each time:([\s\S]*?)\.(?: |$)/.exec(caption) ?? [];
  const namesIn = (text: string) => [...text.matchAll(/<code>([^<]*)<\/code>/g)].map(([, name = '']) => name);
  const cut = [...caption.matchAll(/<code>([^<]*)<\/code> is cut/g)].map(([, name = '']) => name);
  return { body: JSON.parse(textOf(code)), volatile: namesIn(volatile), cut };
}

/** The text of HTML without its tags. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Leaves fields out of a JSON value, and of the lists that a page cuts all but what it shows. */
export function withoutFields(
  value: unknown,
  left: readonly string[],
  cut: readonly string[] = [],
  path = '',
): unknown {
  if (Array.isArray(value)) {
    const shown = cut.includes(path) ? value.slice(0, 2) : value;
    return shown.map((item) => withoutFields(item, left, cut, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return value;
  const prefix = path === '' ? '' : `${path}.`;
  const kept = Object.entries(value).filter(([name]) => !left.includes(`${prefix}${name}`));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutFields(part, left, cut, `${prefix}${name}`)]));
}
