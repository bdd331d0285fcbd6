import { listOperations } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { writeHttpFile } from '../http.ts';

describe.each(apiNames)('the .http file of %s', (api) => {
  const document = loadDocument(api);
  const blocks = writeHttpFile(document).split(/^### /m).slice(1);

  it('sends each operation at least once, to its own method and path', () => {
    for (const { method, path } of listOperations(document)) {
      const pattern = path.replace(/\{\w+\}/g, '[^/?\\s]+');
      const line = new RegExp(`^${method.toUpperCase()} \\{\\{baseUrl\\}\\}${pattern}(\\?|$)`, 'm');
      expect(blocks.some((block) => line.test(block))).toBe(true);
    }
  });

  it('holds no credential, and JSON that parses', () => {
    for (const block of blocks) {
      expect(block).toMatch(/^Authorization: \{\{authorization\}\}$/m);
      const [head = '', body = ''] = block.split('\n\n');
      if (head.includes('Content-Type: application/json')) expect(() => JSON.parse(body)).not.toThrow();
    }
  });
});
