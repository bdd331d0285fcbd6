import { runCommand } from '../../src/command.ts';

// What the program of the package does, from the sources.
process.exitCode = await runCommand(process.argv.slice(2));
