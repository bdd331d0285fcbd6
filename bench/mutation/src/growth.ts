/** Measures what scoring the forms costs with five and with twenty times the operations. */
import type { OpenApiDocument } from '@trustline/openapi';
import { apiNames, loadDocument } from '@trustline/specs';
import { scoreConstraints } from './constraint-score.ts';
import { scoreFormFaults } from './form-faults.ts';

/** The document with every path so many times, each copy with its own operations, bodies and schemas. */
function grow(document: OpenApiDocument, times: number): OpenApiDocument {
  const { securitySchemes = {}, ...parts } = document.components;
  const copies = Array.from({ length: times }, (_copy, index) => {
    const suffix = index === 0 ? '' : `Copy${index}`;
    const written = JSON.stringify({ paths: document.paths, parts })
      .replace(/"#\/components\/(\w+)\/([\w.-]+)"/g, (_whole, kind, name) => `"#/components/${kind}/${name}${suffix}"`)
      .replace(/"operationId":"(\w+)"/g, (_whole, id) => `"operationId":"${id}${suffix}"`);
    const copy: { paths: object; parts: Readonly<Record<string, object>> } = JSON.parse(written);
    return {
      paths: Object.entries(copy.paths).map(([path, item]): [string, unknown] => [
        index === 0 ? path : `/copy${index}${path}`,
        item,
      ]),
      parts: Object.entries(copy.parts).map(([kind, named]): [string, [string, unknown][]] => [
        kind,
        Object.entries(named).map(([name, part]) => [`${name}${suffix}`, part]),
      ]),
    };
  });
  const named = Map.groupBy(
    copies.flatMap((copy) => copy.parts),
    ([kind]) => kind,
  );
  const components = [...named].map(([kind, all]) => [kind, Object.fromEntries(all.flatMap(([, entries]) => entries))]);
  return JSON.parse(
    JSON.stringify({
      ...document,
      paths: Object.fromEntries(copies.flatMap((copy) => copy.paths)),
      components: { ...Object.fromEntries(components), securitySchemes },
    }),
  );
}

/** Seconds of processor time that a step takes, which a busy machine does not change. */
function measure(step: () => unknown): number {
  const before = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

for (const api of apiNames) {
  const once: number[] = [];
  for (const times of [1, 5, 20]) {
    const document = grow(loadDocument(api), times);
    const figures = [measure(() => scoreConstraints(api, document)), measure(() => scoreFormFaults(document))] as const;
    if (times === 1) once.push(...figures);
    const [constraints, forms] = figures.map(
      (seconds, index) => `${seconds.toFixed(1)} s (${(seconds / (once[index] ?? seconds)).toFixed(1)} ×)`,
    );
    console.log(`${api} with ${times} × the operations: constraints ${constraints}, faults of form ${forms}`);
  }
}
