import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../spec/package-root.js';
import { html, Markup } from './markup.js';

/** The style sheets of the page; later ones win. */
const STYLES = [
  'colours',
  'base',
  'header',
  'verdicts',
  'tables',
  'requirements',
  'findings',
  'pictures',
  'phone',
  'print',
].map((name) => `styles/${name}.css`);

/** The scripts of the page, each a module of its own. */
const SCRIPTS = ['filter.js', 'open-target.js', 'copy-commands.js'];

const read = (name: string) => readFileSync(join(packageRoot, 'reporters', 'html', 'page', name), 'utf8');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A dot in the colour of the verdict, so that the tab tells it. */
const ICON: Record<string, string> = { conformant: '%231a7f37', 'non-conformant': '%23cf222e' };
const OTHER_ICON = '%239a6700';

interface Page {
  language: string;
  title: string;
  verdict: string;
  /** What a script says when it has copied something. */
  words: { copy: string; copied: string };
  body: Markup;
}

/**
 * The whole document. It loads nothing, and runs nothing but the scripts that it comes with: whatever a server
 * put into it stays text.
 */
export function page({ language, title, verdict, words, body }: Page): string {
  const style = STYLES.map(read).join('\n');
  const scripts = SCRIPTS.map(read);
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${scripts.map(hashOf).join(' ')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const icon = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='${ICON[verdict] ?? OTHER_ICON}'/></svg>`;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : language}" data-copy="${words.copy}" data-copied="${words.copied}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${scripts.map((script) => html`<script type="module">${new Markup(script)}</script>\n`)}</body>
</html>
`.text;
}
