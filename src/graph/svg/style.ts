import { fontSizes } from './sizes.ts';

/** The style of pictures of graphs: marks differ by their signs and lines too, not by colour alone. */
export const svgStyle = `    .graph { --paper: #ffffff; --ink: #1f2328; --faint: #59636e; --added: #1a7f37; --removed: #cf222e; --changed: #9a6700; }
    @media (prefers-color-scheme: dark) {
      .graph { --paper: #151b23; --ink: #f0f6fc; --faint: #9198a1; --added: #3fb950; --removed: #f85149; --changed: #d29922; }
    }
    .graph text { font: ${fontSizes.name}px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: var(--ink); }
    .graph text.detail { font-size: ${fontSizes.detail}px; fill: var(--faint); }
    .graph text.label { font-size: ${fontSizes.detail}px; fill: var(--ink); stroke: var(--paper); stroke-width: 4px; paint-order: stroke; }
    .graph .paper { fill: var(--paper); }
    .graph .box { fill: var(--paper); stroke: var(--ink); }
    .graph .group { fill: none; stroke: var(--faint); stroke-dasharray: 2 3; }
    .graph .external { stroke-dasharray: 5 3; }
    .graph .line { fill: none; stroke: var(--faint); }
    .graph .head { fill: var(--faint); }
    .graph .added { stroke: var(--added); stroke-width: 2.5px; }
    .graph .removed { stroke: var(--removed); stroke-width: 2.5px; stroke-dasharray: 6 4; }
    .graph .changed { stroke: var(--changed); stroke-width: 2.5px; }
`;
