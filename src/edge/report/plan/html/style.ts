import { svgStyle } from '../../../../graph/svg/style.ts';

/** The look of the page, in light and dark, on screens and on paper. Nothing in it is said by colour alone. */
export const style = `:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #4a5360; --ground: #ffffff; --raised: #f3f5f8; --line: #8a94a3; --link: #0a4fb3;
  --critical: #9b0d1f; --high: #8a3c00; --medium: #6a5200; --low: #14602f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8ebf0; --quiet: #b4bdc9; --ground: #14171c; --raised: #1f242c; --line: #79849a; --link: #8ab8ff;
    --critical: #ff9aa6; --high: #ffb27a; --medium: #e9cd6b; --low: #86d9a2;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3, h4 { font-size: 1rem; } h4 { margin-bottom: 0.25rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
code { white-space: pre-wrap; }
pre { padding: 0.75rem; overflow-x: auto; background: var(--ground); border: 1px solid var(--line); }
pre code { white-space: pre; overflow-wrap: normal; }
p { margin: 0.25rem 0; }
.reason { color: var(--quiet); }
.risk { font-weight: bold; white-space: nowrap; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
.item { margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.25rem; content-visibility: auto; contain-intrinsic-size: auto 3rem; }
.item > summary > h3 { display: inline; margin: 0; font-weight: normal; }
summary { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.names { columns: 16rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; } th, td { padding: 0.25rem 0.75rem; border: 1px solid var(--line); text-align: left; overflow-wrap: normal; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0; } dd { margin: 0; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; padding: 0.75rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.25rem; margin-top: 2rem; }
form h2, form [role=status] { flex-basis: 100%; margin: 0; }
form[hidden] { display: none; }
label { display: block; } select, button { font: inherit; padding: 0.25rem 0.5rem; max-width: 100%; color: var(--text); background: var(--ground); border: 1px solid var(--line); border-radius: 0.25rem; }
.timeline text { font-size: 12px; fill: var(--text); }
.timeline path { fill: none; stroke: var(--text); stroke-width: 1.5; }
.timeline .day { stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 3; }
.timeline .alone { stroke-width: 5; } .timeline .before.alone { stroke: var(--critical); } .timeline .after.alone { stroke: var(--low); }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
@media print {
  body { max-width: none; } form, .skip { display: none; }
  .item { content-visibility: visible; break-inside: avoid; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
${svgStyle}`;
