/** The page's style sheet. No rule tells a verdict by colour alone; every colour pair has a contrast of at least 4.5. */
export const style = `
:root {
  --paper: #f6f5f2; --card: #fff; --ink: #1b1c1e; --soft: #555861; --line: #dfdcd5; --link: #1a4fb4;
  --kept: #0a6355; --kept-tint: #d9eee8; --violated: #a8231b; --violated-tint: #fbe3e0; --violated-solid: #b3261e;
  --deviates: #7a4300; --deviates-tint: #fbebd3; --banner-deviates: #6d3c00;
  --open: #565a66; --code: #f0eee9; --banner-kept: #0a5c4f; --banner-violated: #9d1f18; --banner-open: #4a4e59;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121417; --card: #1a1d22; --ink: #e8e9eb; --soft: #a6abb5; --line: #30343c; --link: #9dbcff;
    --kept: #6cd3bc; --kept-tint: #12362f; --violated: #ff9a8f; --violated-tint: #431b18; --violated-solid: #c9322a;
    --deviates: #f0b269; --deviates-tint: #3d2a10; --banner-deviates: #5c3503;
    --open: #b3b7c1; --code: #23272e; --banner-kept: #0b4f44; --banner-violated: #861b15; --banner-open: #3a3e48;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 0 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.page { max-width: 78rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
h1, h2, h3, p, ul, dl, dd { margin: 0; }
ul { padding: 0; list-style: none; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 1rem; letter-spacing: -0.01em; }
h3 { font-size: 1.0625rem; line-height: 1.4; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre { font: 0.875em/1.5 ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 0.75rem 1rem; background: var(--code); border-radius: 0.5rem; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow: auto; }
summary { cursor: pointer; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.25rem; }
.card + .card, section > section + section { margin-top: 1rem; }
.soft, .source, .where, .when { color: var(--soft); font-size: 0.875rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.scroll { overflow-x: auto; }
.count { font-size: 0.75em; font-weight: 500; color: var(--soft); font-variant-numeric: tabular-nums; }
.label { font-size: 0.8125rem; font-weight: 600; color: var(--soft); margin: 1rem 0 0.375rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; }

.banner { color: #fff; padding-block: clamp(1.75rem, 5vw, 3.25rem) clamp(4rem, 8vw, 5.5rem); }
.banner.kept { background: var(--banner-kept); }
.banner.violated { background: var(--banner-violated); }
.banner.deviates { background: var(--banner-deviates); }
.banner.not-verified { background: var(--banner-open); }
.banner .page { display: flex; gap: clamp(1rem, 3vw, 2rem); align-items: center; }
.banner .sign { flex: none; width: 1.6em; height: 1.6em; border-radius: 50%; background: #fff; font-size: clamp(2rem, 6vw, 3.5rem); font-weight: 700; line-height: 1.6em; text-align: center; }
.banner.kept .sign { color: #0a5c4f; } .banner.violated .sign { color: #9d1f18; } .banner.deviates .sign { color: #6d3c00; } .banner.not-verified .sign { color: #4a4e59; }
.banner h1 { font-size: clamp(2rem, 6vw, 3.25rem); line-height: 1.1; letter-spacing: -0.025em; }
.banner .lead { font-size: clamp(1.0625rem, 2.2vw, 1.3125rem); margin: 0.5rem 0; }
.banner .when { color: #fff; }
.apis { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; margin-top: clamp(-3.5rem, -5vw, -2.5rem); }
.apis .card + .card { margin: 0; }
.api { display: grid; gap: 0.75rem; align-content: start; box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 8px 24px -12px rgb(0 0 0 / 25%); }
.api h2 { margin: 0; font-size: 1.1875rem; display: flex; gap: 0.625rem; align-items: center; }
.warning { color: var(--violated); font-weight: 600; }
.bar { display: block; width: 100%; height: 0.625rem; border-radius: 0.3125rem; background: var(--line); }
.bar .kept { fill: var(--kept); } .bar .violated { fill: var(--violated-solid); } .bar .deviates { fill: var(--deviates); } .bar .not-verified { fill: transparent; }
.shares { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
.shares b { font-size: 1.5rem; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.shares .kept { color: var(--kept); } .shares .violated { color: var(--violated); } .shares .deviates { color: var(--deviates); } .shares .not-verified { color: var(--open); } .shares .none { color: var(--soft); }

nav { margin-top: 1.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.5rem; }
nav a { display: block; padding: 0.375rem 0.875rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); color: var(--ink); text-decoration: none; font-size: 0.9375rem; }
nav a:hover { border-color: var(--soft); }
nav + main > section:first-child > h2 { margin-top: 2rem; }

.mark { flex: none; display: inline-block; width: 1.5rem; height: 1.5rem; border-radius: 0.375rem; font-size: 0.9375rem; line-height: 1.5rem; font-weight: 700; text-align: center; text-decoration: none; vertical-align: -0.375rem; }
.mark.kept { background: var(--kept-tint); color: var(--kept); }
.mark.violated { background: var(--violated-solid); color: #fff; }
.mark.deviates { background: var(--deviates-tint); color: var(--deviates); }
.mark.not-verified { color: var(--open); border: 1px dashed currentcolor; line-height: calc(1.5rem - 2px); }
.mark.accepted.violated { background: var(--violated-tint); color: var(--violated); } .mark.accepted { outline: 1px solid currentcolor; outline-offset: -1px; }
.accepted-note { display: inline-block; margin-left: 0.375rem; padding: 0 0.5rem; border: 1px solid currentcolor; border-radius: 1rem; color: var(--soft); font-size: 0.8125rem; font-weight: 600; line-height: 1.5; vertical-align: 0.125rem; }
a.mark:hover { outline: 2px solid currentcolor; outline-offset: 1px; } a.mark.violated:hover { outline-color: var(--violated); }
.legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.75rem; font-size: 0.875rem; color: var(--soft); }
.note { margin: 0.5rem 0 1rem; font-size: 0.875rem; color: var(--soft); }
.legend li { display: flex; gap: 0.625rem; align-items: center; }
.matrix { border-collapse: collapse; width: 100%; margin-top: 0.75rem; }
.matrix th, .matrix td { padding: 0.5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
.matrix thead th { border: 0; font-size: 0.8125rem; font-weight: 600; color: var(--soft); padding-block: 0 0.375rem; }
.matrix th:first-child { padding-left: 0; } .matrix tbody th { width: 19rem; }
.matrix tbody th a { font-weight: 600; }
.matrix tbody tr:hover { background: color-mix(in srgb, var(--code) 50%, transparent); }
.route { display: block; color: var(--soft); font: 0.8125rem/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.tiles { display: flex; flex-wrap: wrap; gap: 3px; min-width: 10rem; } .tiles .mark { display: block; }
.matrix .status { text-align: center; width: 3.25rem; padding-inline: 0.25rem; }
.matrix .status .mark { display: block; margin-inline: auto; }
.matrix .code { display: none; }
.times { display: block; margin-top: 0.1875rem; font-size: 0.75rem; line-height: 1.3; color: var(--soft); font-variant-numeric: tabular-nums; min-height: 1.3em; }

.finding { border-left: 0.375rem solid var(--violated-solid); }
.finding.deviates { border-left-color: var(--deviates); }
.finding.accepted { border-left-color: var(--line); }
.finding h3 { display: flex; gap: 0.625rem; font-size: 1.125rem; overflow-wrap: anywhere; }
.finding > .soft { margin-top: 0.25rem; overflow-wrap: anywhere; }
.finding dl { display: grid; gap: 0.5rem; margin-top: 0.875rem; }
.finding dl div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; }
.finding dd { min-width: 0; overflow-wrap: anywhere; }
dt { color: var(--soft); font-size: 0.875rem; line-height: 1.7; }
.finding dd .source { display: block; }
.finding details { margin-top: 0.875rem; } .finding details pre { margin-top: 0.5rem; }

.reasons { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.reasons .card { margin: 0; overflow-wrap: anywhere; }
.reasons details { margin-top: 0.375rem; } .reasons ul { display: grid; gap: 0.375rem; margin-top: 0.5rem; font-size: 0.9375rem; }
.plain { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
.plain th, .plain td { text-align: left; vertical-align: top; padding: 0.375rem 1rem 0.375rem 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
.plain thead th { border: 0; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
.plain .number { text-align: left; }
.coverage { display: grid; gap: 1.25rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); margin-top: 0.75rem; align-items: start; }
.coverage p { margin-bottom: 0.375rem; } .coverage span { display: block; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
.coverage details { margin-top: 0.5rem; font-size: 0.875rem; }
.missing { display: grid; gap: 0.5rem; margin-top: 0.5rem; }
.missing code { display: inline-block; background: var(--code); border-radius: 0.25rem; padding: 0 0.375rem; margin: 0 0.125rem 0.25rem 0; }
.restored { display: grid; gap: 0.375rem; } .restored li { display: flex; gap: 0.625rem; }

.group { padding: 0; margin-top: 0.75rem; }
.group summary { display: flex; align-items: flex-start; gap: 0.75rem; padding: 0.75rem 1.25rem; font-weight: 600; list-style: none; }
.group .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.group summary::-webkit-details-marker { display: none; }
.group summary::after { content: '+'; color: var(--soft); font-size: 1.25rem; line-height: 1.2; }
.group[open] summary::after { content: '−'; }
.group .route { display: inline; margin-inline: 0.375rem; font-weight: 400; } .group .name .soft { font-weight: 400; }
.promises li { display: grid; grid-template-columns: auto 1fr minmax(9rem, 14rem); gap: 0.75rem; padding: 0.75rem 1.25rem; border-top: 1px solid var(--line); }
.promises li:target { background: color-mix(in srgb, var(--link) 12%, transparent); }
.promises li > div { min-width: 0; overflow-wrap: anywhere; }
.reason { font-size: 0.875rem; font-weight: 600; color: var(--open); }
.seen { display: flex; flex-wrap: wrap; gap: 0.25rem; justify-content: flex-end; align-content: flex-start; text-align: right; } .seen .soft { flex-basis: 100%; }
.chip { border: 1px solid var(--line); border-radius: 0.375rem; padding: 0 0.375rem; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.chip.deviates { background: var(--deviates-tint); border-color: var(--deviates); color: var(--deviates); }
.chip.violated { background: var(--violated-tint); border-color: var(--violated); color: var(--violated); }
footer { margin-top: 3rem; }

@media screen and (max-width: 60rem) {
  .matrix, .matrix tbody, .matrix tr { display: block; }
  .matrix thead { position: absolute; clip-path: inset(50%); }
  .matrix tr { border-top: 1px solid var(--line); padding-block: 0.875rem; }
  .matrix th, .matrix td { display: block; border: 0; padding: 0; }
  .matrix td { margin-top: 0.5rem; }
  .matrix .status { display: inline-block; width: 2.25rem; margin-right: 0.25rem; }
  .matrix .status.blank, .matrix .blank { display: none; }
  .matrix .code { display: block; font-size: 0.75rem; color: var(--soft); }
  .finding dl div { grid-template-columns: minmax(0, 1fr); }
  .promises li { grid-template-columns: auto 1fr; }
  .group .route, .group .name .soft { display: block; margin: 0; }
  .seen { grid-column: 2; justify-content: flex-start; text-align: left; }
}
@media print {
  :root { --paper: #fff; --line: #bbb; font-size: 62.5%; }
  nav, .group summary::after { display: none; }
  .banner, .mark, .bar { print-color-adjust: exact; }
  .group::details-content, .reasons details::details-content { content-visibility: visible; block-size: auto; }
  .finding, .promises li, tr { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  .finding pre { max-height: none; }
  .api { box-shadow: none; }
}
`;
