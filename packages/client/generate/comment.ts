const width = 110;

/** Writes paragraphs as a doc comment that ends its own line; nothing when there are none. */
export function writeComment(paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs
    .filter((paragraph) => paragraph !== undefined && paragraph !== '')
    .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrap(String(paragraph))])
    .map((line) => ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd());
  return lines.length === 0 ? '' : `/**\n${lines.join('\n')}\n */\n`;
}

function wrap(paragraph: string): string[] {
  const breaks = new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'g');
  return paragraph.split('\n').flatMap((line) => Array.from(line.matchAll(breaks), ([, part = '']) => part));
}
