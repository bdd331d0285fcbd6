/** What is said about the connection of the one who asks, and means nothing on that to Prism. */
const ofConnection: ReadonlySet<string> = new Set([
  ...['connection', 'expect', 'host', 'http2-settings', 'keep-alive', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade'],
]);

const mediaRange = /^(?:\*|[\w.+-]+)\/(?:\*|[\w.+-]+)(?:\s*;\s*[\w-]+=[\w.-]+)*$/;

/** The headers of a request as Prism survives them: it ends at a media range that it cannot read. */
export function headersForPrism({ headers }: Request): Record<string, string> {
  const passed = Object.fromEntries([...headers].filter(([name]) => !ofConnection.has(name)));
  const ranges = passed.accept?.split(',').map((range) => range.trim()) ?? [];
  const readable = ranges.filter((range) => mediaRange.test(range));
  if (readable.length < ranges.length) passed.accept = readable.length === 0 ? '*/*' : readable.join(', ');
  return passed;
}
