import { html } from 'hono/html';
import { acceptedIds } from '../../engine/acceptance.ts';
import { describeReach } from '../../engine/level.ts';
import type { ApiResult, Verdict } from '../../engine/result.ts';
import type { ApiSummary, RunSummary } from '../summary.ts';
import { formatCount, formatDuration, formatNumber, formatTime } from './format.ts';
import { type Markup, verdictSigns, verdictWords, writeMark } from './labels.ts';

const headlines: Readonly<Record<Verdict, string>> = {
  kept: 'Contract kept',
  violated: 'Contract violated',
  deviates: 'Contract kept, with deviations',
  'not-verified': 'Nothing verified',
};

/** The verdict of a whole run; a run in which nothing was verified has kept nothing. */
export function verdictOf({ run, totals }: RunSummary): Verdict {
  return run.verdict === 'kept' && totals.kept === 0 ? 'not-verified' : run.verdict;
}

/** The page's title, which a tab shows. */
export function writeTitle(summary: RunSummary): string {
  const verdict = verdictOf(summary);
  return `${verdictSigns[verdict]} ${headlines[verdict]}: ${summary.apis.map(({ result }) => result.title).join(', ')}`;
}

/** The verdict up front: one sign, one headline, one sentence, and the figures behind it. */
export function writeBanner(summary: RunSummary): Markup {
  const verdict = verdictOf(summary);
  const { run, totals, apis } = summary;
  return html`<header class="banner ${verdict}">
    <div class="page">
      <p class="sign" aria-hidden="true">${verdictSigns[verdict]}</p>
      <div>
        <h1>${headlines[verdict]}</h1>
        <p class="lead">${writeLead(summary)}</p>
        <p class="when">${formatTime(run.startedAt)} · ${formatDuration(run.milliseconds)} · ${formatCount(totals.requests, 'request')}, ${formatCount(totals.writes, 'write')} · ${run.tool.name} ${run.tool.version}</p>
      </div>
    </div>
  </header>
  <section class="page apis" aria-label="Verdict of each API">${apis.map(writeApi)}</section>`;
}

function writeLead({ totals, apis }: RunSummary): string {
  const { kept, violated, deviates, notVerified } = totals;
  const all = formatCount(kept + violated + deviates + notVerified, 'promise');
  const open = notVerified === 0 ? '' : ` ${formatNumber(notVerified)} could not be verified.`;
  const apart =
    deviates === 0
      ? ''
      : ` ${formatNumber(deviates)} ${deviates === 1 ? 'deviates' : 'deviate'} from samples or inferences.`;
  const broken = apis.flatMap(({ operations }) => operations.filter(({ verdict }) => verdict === 'violated'));
  const where = broken.length === 0 ? '' : `, in ${formatCount(broken.length, 'operation')}`;
  const responses = apis.flatMap(({ result }) => result.responses.filter(({ verdict }) => verdict === 'violated'));
  const beside =
    responses.length === 0
      ? ''
      : ` The responses of ${formatCount(responses.length, 'operation')} are not as documented.`;
  const accepted = formatAccepted(apis);
  if (violated === 0) return `${formatNumber(kept)} of ${all} kept, none broken.${beside}${apart}${accepted}${open}`;
  return `${formatNumber(violated)} of ${all} ${violated === 1 ? 'is' : 'are'} broken${where}.${beside}${apart}${accepted}${open}`;
}

/** How much of what is not as promised is accepted for a while. */
function formatAccepted(apis: readonly ApiSummary[]): string {
  const count = apis.flatMap(({ result }) => [...acceptedIds(result.accepted)]).length;
  return count === 0 ? '' : ` ${formatNumber(count)} of these ${count === 1 ? 'is' : 'are'} accepted for a while.`;
}

function writeApi({ result, totals, verdict }: ApiSummary): Markup {
  return html`<div class="card api">
    <h2>${writeMark(verdict)} ${result.title}</h2>
    <p class="where"><span>${result.target}</span> <code>${result.baseUrl}</code></p>
    ${writeShares(totals)}
    <ul class="shares">
      ${writeShare('kept', totals.kept)}${writeShare('violated', totals.violated)}${writeShare('deviates', totals.deviates)}${writeShare('not-verified', totals.notVerified)}
    </ul>
    <p class="soft">${formatCount(totals.requests, 'request')}, ${formatCount(totals.writes, 'write')}${writeReach(result)}, ${formatDuration(totals.milliseconds)}</p>
    ${writeDiscovered(result)}${writeLeftBehind(result)}
  </div>`;
}

function writeReach(result: ApiResult): string {
  const reach = describeReach(result);
  return reach === '' ? '' : ` (${reach})`;
}

function writeDiscovered({ discovered }: ApiResult): Markup | string {
  if (discovered.length === 0) return '';
  const texts = discovered.map(({ key, value }) => `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  return html`<p class="soft">Found by reading: ${texts.join('; ')}</p>`;
}

function writeLeftBehind({ restorations }: ApiResult): Markup[] {
  const left = restorations.filter(({ restored }) => !restored);
  return left.map(
    ({ description, reason }) =>
      html`<p class="warning">Not put back: ${description}${reason === null ? '' : ` (${reason})`}</p>`,
  );
}

function writeShare(verdict: Verdict, count: number): Markup {
  return html`<li class="${count === 0 ? 'none' : verdict}"><b>${formatNumber(count)}</b> ${verdictWords[verdict]}</li>`;
}

/** A bar of the verdicts. Its widths are SVG attributes, which a strict content security policy lets through. */
function writeShares({ kept, violated, deviates, notVerified }: ApiSummary['totals']): Markup {
  const total = Math.max(1, kept + violated + deviates + notVerified);
  const parts = [
    { verdict: 'violated', count: violated },
    { verdict: 'deviates', count: deviates },
    { verdict: 'kept', count: kept },
    { verdict: 'not-verified', count: notVerified },
  ].filter(({ count }) => count > 0);
  let start = 0;
  const bars = parts.map(({ verdict, count }) => {
    const from = start;
    start += (count / total) * 100;
    return html`<rect class="${verdict}" x="${from.toFixed(2)}%" width="${(start - from).toFixed(2)}%" height="100%" />`;
  });
  return html`<svg class="bar" aria-hidden="true">${bars}</svg>`;
}
