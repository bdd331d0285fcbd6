import { describe, expect, it } from 'vitest';
import { writeTypes } from '../types.ts';

const document = (schemas: Record<string, unknown>) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Greetings', version: '1' },
    paths: {
      '/greetings': {
        get: {
          operationId: 'listGreetings',
          summary: 'List greetings',
          description: 'Returns every greeting.',
          responses: {
            200: {
              description: 'Greetings.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Greeting' } } },
            },
          },
        },
      },
    },
    components: { schemas },
  });
const greeting = { type: 'object', title: 'A greeting', description: 'What is said.', properties: { text: {} } };

describe('the types of a document', () => {
  it('name each schema, and refer to it by its name', async () => {
    const types = await writeTypes(document({ Greeting: greeting }));

    expect(types).toContain('/** What is said. */\nexport interface Greeting');
    expect(types).toContain('"application/json": Greeting;');
    expect(types).toContain('Greeting: Greeting;');
  });

  it('leave a schema where it is whose name cannot be one of a type', async () => {
    const types = await writeTypes(
      document({ 'x-y': greeting, Record: greeting, Greeting: { $ref: '#/components/schemas/x-y' } }),
    );

    expect(types).toContain('export type Greeting = components["schemas"]["x-y"];');
    expect(types).not.toMatch(/export \w+ (x-y|Record)/);
  });

  it('lead with descriptions, also where a field only refers to its schema', async () => {
    const text = { type: 'string', description: 'The words.', examples: ['Hello'] };
    const properties = { text: { $ref: '#/components/schemas/Text' }, description: { type: 'string', format: 'date' } };
    const types = await writeTypes(document({ Greeting: { ...greeting, properties }, Text: text }));

    expect(types).toContain('{\n    /** The words. */\n    text?: Text;\n    description?: string;\n}');
    expect(types).toContain('/**\n * The words.\n * @example Hello\n */\nexport type Text = string;');
    expect(types).toContain('* List greetings\n         *\n         * Returns every greeting.\n');
  });

  it('suggest known values without excluding others', async () => {
    const known = [{ const: 'hello' }, { const: 'goodbye' }];
    const types = await writeTypes(
      document({ Greeting: greeting, Word: { type: ['string', 'null'], 'x-known-values': known } }),
    );

    expect(types).toContain('export type Word = ("hello" | "goodbye" | (string & {})) | null;');
  });

  it('hold binary data as a Blob', async () => {
    const types = await writeTypes(document({ Greeting: greeting, Sound: { type: 'string', format: 'binary' } }));

    expect(types).toContain('export type Sound = Blob;');
  });
});
