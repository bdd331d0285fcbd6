#!/usr/bin/env node
// Plain JavaScript of an old dialect, so that an old Node can say what it lacks.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`trustline-sandbox needs Node 24 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  const { runCommand } = await import('../dist/command.js');
  process.exitCode = await runCommand(process.argv.slice(2));
}
