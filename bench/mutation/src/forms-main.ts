/** Prints which faults go unnoticed when they are there in one form of a request only; exit code 1 when one does. */
import { scoreForms } from './forms.ts';

const scores = await scoreForms();
const missed = scores.filter(({ reported }) => reported.length === 0);
for (const { id, form } of missed) process.stdout.write(`not noticed in the form ${form}: ${id}\n`);
process.stdout.write(`${scores.length - missed.length} of ${scores.length} faults of one form were noticed\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
