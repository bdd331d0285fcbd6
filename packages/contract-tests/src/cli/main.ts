import { runCommand } from './command.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  say: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  environment: process.env,
  width: Math.min(process.stdout.columns ?? 80, 100),
});
