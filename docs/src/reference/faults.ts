import { type FaultFacts, faultClasses } from '@trustline/sandbox';
import { writeTable } from './table.ts';

/** Writes the Markdown page of the sandbox's faults, by class. */
export function writeFaults(faults: readonly FaultFacts[]): string {
  const tables = faultClasses.map((name) => {
    const members = faults.filter((fault) => fault.class === name);
    const rows = members.map(({ id, description, api }) => [`\`${id}\``, description, api]);
    return `## ${name}\n\n${writeTable(['Fault', 'What goes wrong', 'API'], rows)}`;
  });
  const about = `The sandbox can be told to show ${faults.length} named deviations from the contract, one at a time: with \`switchFaultOn\`, or with \`--fault\` when it starts.`;
  return `${['# Faults', about, ...tables].join('\n\n')}\n`;
}
