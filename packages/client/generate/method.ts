import { describeSource } from '@trustline/openapi';
import { writeComment } from './comment.ts';
import type { ClientOperation } from './operation.ts';
import { propertiesOf } from './schema.ts';
import type { TypeWriter } from './type.ts';

/** The part of a generated module that types the client: one interface with a method for each operation. */
export function writeMethods(interfaceName: string, operations: readonly ClientOperation[], types: TypeWriter): string {
  const inputs = new Map<string, { name: string; fields: string }>();
  const methods = operations.map((clientOperation) => {
    const { operation, input, output } = clientOperation;
    const fields = types.writeFields(input, 'input');
    const inputName = nameInput(operation.operationId, fields, inputs);
    const isOptional = propertiesOf(input).every(({ isRequired }) => !isRequired);
    const parameters = `input${isOptional ? '?' : ''}: ${inputName}, options?: CallOptions`;
    return `${describe(clientOperation)}${operation.operationId}(${parameters}): ApiCall<${types.write(output, 'output')}>;`;
  });
  const declarations = [...inputs.values()].map(({ name, fields }) => declareInput(name, fields));
  return [...declarations, `export interface ${interfaceName} {\n${methods.join('\n\n')}\n}`].join('\n\n');
}

/** The form by GET of an operation shares the type of its input when the fields are the same. */
function nameInput(operationId: string, fields: string, inputs: Map<string, { name: string; fields: string }>): string {
  if (fields === '') return 'NoInput';
  const plainId = operationId.replace('ViaGet', '');
  const signature = `${plainId}: ${fields.replaceAll(/\/\*\*.*?\*\//gs, '')}`;
  const known = inputs.get(signature);
  if (known) return known.name;
  const name = `${plainId.charAt(0).toUpperCase()}${plainId.slice(1)}Input`;
  inputs.set(signature, { name, fields });
  return name;
}

function declareInput(name: string, fields: string): string {
  return `${writeComment([`What \`${operationOf(name)}\` takes.`])}export interface ${name} {\n${fields}\n}`;
}

function operationOf(inputName: string): string {
  return inputName.charAt(0).toLowerCase() + inputName.slice(1, -'Input'.length);
}

function describe({ operation: { object, responses } }: ClientOperation): string {
  const permissions = object['x-required-permissions'] ?? [];
  const failures = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  const [promise] = object['x-promises'] ?? [];
  return writeComment([
    `${object.summary}.`,
    object.description,
    permissions.length > 0 ? `Needs the right ${permissions.map((name) => `\`${name}\``).join(' and ')}.` : undefined,
    ['Fails with:', ...failures.map(([status, { value }]) => `- HTTP ${status}: ${value.description}`)].join('\n'),
    promise && `@see ${describeSource(promise.source)}`,
  ]);
}
