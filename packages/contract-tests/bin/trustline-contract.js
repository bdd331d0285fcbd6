#!/usr/bin/env node
// Plain JavaScript of an old dialect, so that an old Node can say what it lacks.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`trustline-contract needs Node 22.18 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  // Compiling the modules takes a good part of a short run, so it is kept from one run to the next.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  await import('../dist/cli/main.js');
}
