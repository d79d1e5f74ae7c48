import { createHash } from 'node:crypto';
import type { Plan } from '../../../../model/plan.ts';
import { verdict } from '../verdict.ts';
import { blocksSection } from './blocks.ts';
import { filters } from './filters.ts';
import { html, type Html } from './html.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { summary } from './summary.ts';
import { unitsSection } from './units.ts';
import { numbersOf } from './where.ts';

/**
 * A plan as one page that needs nothing else: a summary, filters, what changes, and for each changed pipeline its runs of
 * the next seven days and its tasks. Its policy lets no browser ask any address or run any other script.
 */
export function planHtml(plan: Plan): string {
  const title = `Plan: ${verdict(plan, (environment) => environment)}`;
  const worst = plan.risk === undefined ? '' : `; highest risk: ${plan.risk}`;
  const body = html`<a class="skip" href="#main">Skip to the changes</a>
    <header><h1>${title}${worst}</h1></header>
    ${summary(plan)} ${filters(plan)}
    <main id="main" tabindex="-1">${blocksSection(plan, numbersOf(plan))} ${unitsSection(plan)}</main>`;
  return `<!doctype html>\n<html lang="en">\n${headOf(title).html}\n<body>\n${body.html}\n<script>${script}</script>\n</body>\n</html>\n`;
}

function headOf(title: string): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy()}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
    ${{ html: `<style>${style}</style>` }}
  </head>`;
}

/** Allows the style and the script above by what they are, and nothing else. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
