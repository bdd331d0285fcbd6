import { join } from 'node:path';
import { isObject } from '@trustline/openapi';
import { createGenerator } from 'ts-json-schema-generator';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'src/reporters/report.ts');

/** Writes a value in the dialect of OpenAPI 3.1; a number is a count, unless it says how long something took. */
function translate(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') return value.replace('#/definitions/', '#/$defs/');
  if (!isObject(value)) return value;
  const { items, ...rest } = value;
  if (Array.isArray(items)) return { ...rest, prefixItems: items };
  const types = [value.type].flat();
  if (!types.includes('number') || 'const' in value) return value;
  const [only, ...others] =
    key === 'milliseconds' ? types : types.map((type) => (type === 'number' ? 'integer' : type));
  return { ...value, type: others.length === 0 ? only : [only, ...others], minimum: 0 };
}

test('the schema of a report is that of its type; `vitest -u` writes it', async () => {
  const tsconfig = join(root, 'tsconfig.json');
  const generator = createGenerator({ path: source, tsconfig, type: 'Report', topRef: false, skipTypeCheck: true });
  const { $schema: _dialect, definitions, ...report } = generator.createSchema('Report');
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Report of a contract verification',
    ...report,
    $defs: definitions,
  };

  await expect(`${JSON.stringify(schema, translate, 2)}\n`).toMatchFileSnapshot(
    join(root, 'src/reporters/report.schema.json'),
  );
});
