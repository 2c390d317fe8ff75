import type { DocumentLine } from '../document-line.js';

/** Two headings that conversion joined: `状态码：500**表 5-368 …**`, `响应示例**状态码：200**`. */
const JOINED = /^(状态码\s*[:：]\s*\d{3}|请求示例|响应示例)\*\*(.+?)\*\*$/;

/**
 * Text in which a table row is a line and TABs separate its cells: the text of the manual's PDF, and what a browser
 * puts on the clipboard. A joined line counts as two lines of the same number.
 */
export const tabbedLines = (text: string): DocumentLine[] =>
  text.split('\n').flatMap((content, index) => {
    const joined = JOINED.exec(content);
    const parts = joined ? joined.slice(1) : [content];
    return parts.map((part) => ({ cells: (part ?? '').replace(/\r$/, '').split('\t'), line: index + 1 }));
  });
