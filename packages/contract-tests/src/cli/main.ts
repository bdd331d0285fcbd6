import { runCommand } from './command.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  environment: process.env,
  width: Math.min(process.stdout.columns ?? 80, 100),
});
