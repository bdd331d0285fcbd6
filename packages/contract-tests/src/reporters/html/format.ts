const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

/** Writes an ISO 8601 time for readers, in UTC. */
export function formatTime(iso: string): string {
  return `${date.format(new Date(iso))} UTC`;
}

/** Writes milliseconds as the unit people would say. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Writes a number with thousands separators. */
export function formatNumber(value: number): string {
  return value.toLocaleString('en');
}

/** Writes a count with its noun, e.g. `1 promise`, `12 promises`. */
export function formatCount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`;
}

/** Writes a share in whole percent; 100 % only when nothing is missing. */
export function formatShare(part: number, total: number): string {
  if (total === 0) return 'nothing to cover';
  return `${part === total ? 100 : Math.min(99, Math.round((part / total) * 100))} %`;
}
