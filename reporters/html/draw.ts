import type { Graph } from '@viz-js/viz';
import { html, Markup } from './markup.js';

/**
 * Draws a graph as SVG, to stand in a page whose style sheet gives the colours.
 *
 * @param label what the picture shows, for those who do not see it
 * @returns `null` when it could not be drawn: a report without the picture is better than none
 */
export async function draw(graph: Graph, label: string): Promise<Markup | null> {
  try {
    const { instance } = await import('@viz-js/viz');
    const svg = (await instance()).renderString(graph, { format: 'svg' });
    const inner = /<svg[^>]*viewBox="([^"]+)"[^>]*>(.*)<\/svg>/s.exec(svg);
    const [, viewBox = '', drawing = ''] = inner ?? [];
    if (!inner) return null;
    const [, , width = 0] = viewBox.split(' ').map(Number);
    return html`<svg role="img" aria-label="${label}" viewBox="${viewBox}" width="${Math.round(width)}">${new Markup(withoutComments(drawing))}</svg>`;
  } catch {
    return null;
  }
}

const withoutComments = (svg: string) =>
  svg.replace(/<!--.*?-->\n?/gs, '').replace(/ xlink:title="[^"]*"/g, '');
