#!/usr/bin/env node
// Plain JavaScript of an old dialect, so that an old Node can say what it lacks.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`trustline-mock needs Node 24 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  await import('../dist/main.js');
}
