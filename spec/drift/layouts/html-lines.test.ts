import { expect, test } from 'vitest';
import { readDocument } from '../read-document.js';
import { htmlLines } from './html-lines.js';

const cells = (html: string) => htmlLines(html).map((line) => line.cells);

test('a row of a table is one line, and a point of a list keeps its mark', () => {
  const html =
    '<table><tr><th>Parameter</th><th>Type</th></tr><tr><td>shade</td><td><p>A</p><ul><li>DARK</li><li>LIGHT</li></ul></td></tr></table>';
  expect(cells(html)).toEqual([
    ['Parameter', 'Type'],
    ['shade', 'A • DARK • LIGHT'],
  ]);
});

test('a cell that spans rows is in each of them', () => {
  const html = '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>';
  expect(cells(html)).toEqual([
    ['a', 'b'],
    ['a', 'c'],
  ]);
});

test('a caption, a paragraph and a line of code are lines of their own', () => {
  const html =
    '<p>One\n two</p><table><caption>Table 1 A</caption><tr><td>a</td><td>b</td></tr></table><pre>{\n  "a": 1\n}</pre>';
  expect(cells(html)).toEqual([['One two'], ['Table 1 A'], ['a', 'b'], ['{'], ['  "a": 1'], ['}']]);
});

test('the numbers beside a sample of code make no table', () => {
  const html = '<table><tr><td><pre>1\n2</pre></td><td><pre>a\nb</pre></td></tr></table>';
  expect(cells(html)).toEqual([['1'], ['2'], ['a'], ['b']]);
});

test('what a browser does not show is left out', () => {
  expect(cells('<head><title>t</title></head><script>GET /v9/a</script><style>p{}</style><p>a</p>')).toEqual([
    ['a'],
  ]);
});

test('lines have the number that they have in the file', () => {
  expect(htmlLines('<p>a</p>\n\n<p>b</p>\n<table>\n<tr><td>c</td><td>d</td></tr></table>')).toMatchObject([
    { line: 1 },
    { line: 3 },
    { line: 5 },
  ]);
});

test('elements that are nested without end are refused', () => {
  expect(() => htmlLines('<div>'.repeat(5000))).toThrow(/nested more than 400 deep/);
  expect(() => htmlLines('<table><tr><td>'.repeat(2000))).toThrow(/nested more than 400 deep/);
});

test('a page without captions is understood by where its tables stand', async () => {
  const table = (...rows: string[][]) =>
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const html = `<html><p>PUT /v9/colours/{id}</p>${table(['Parameter', 'Mandatory', 'Type', 'Description'], ['id', 'Yes', 'String', 'x'])}
    <h2>Request</h2>${table(['Parameter', 'Mandatory', 'Type', 'Description'], ['shade', 'No', 'String', 'x'])}
    <h2>Response</h2><p>Status code: 200</p>${table(['Parameter', 'Type', 'Description'], ['-', 'String', 'x'])}</html>`;
  expect((await readDocument(html)).operations[0]?.tables.map(({ kind }) => kind)).toEqual([
    'path',
    'request-body',
    'response-body',
  ]);
});
