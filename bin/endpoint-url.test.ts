import { expect, test } from 'vitest';
import { endpointUrl } from './endpoint-url.js';

const messageOf = (text: string): string => {
  try {
    return `accepted as ${endpointUrl(text, '--endpoint')}`;
  } catch (error) {
    return (error as Error).message;
  }
};

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['https://Gateway.example/', 'https://gateway.example'],
  ['https://gateway.example/sms//', 'https://gateway.example/sms'],
  ['HTTP://[::1]:80', 'http://[::1]'],
])('%s is accepted', (text, url) => {
  expect(endpointUrl(text, '--endpoint')).toBe(url);
});

test.each([
  ['localhost:8080', 'such as http://localhost:8080'],
  ['gateway.example/sms', 'such as https://gateway.example/sms'],
  ['ftp://host', 'expected a URL that begins with http:// or https://'],
  ['', "--endpoint '': expected a URL"],
  ['http://', 'is no URL'],
  ['http://host:99999', 'is no URL'],
  ['http://host/?a=1', 'has a query or a fragment'],
  ['http://host/?', 'has a query or a fragment'],
  ['http://host/#top', 'has a query or a fragment'],
])('%s is refused', (text, part) => {
  expect(messageOf(text)).toContain(part);
});

test.each([
  'http://user:geheim@host/',
  'user:geheim@host',
  'http://user:ge/heim@host/',
  'ftp://user:geheim@host',
  'http://host/?token=geheim',
])('%s is refused and its secret is not repeated', (text) => {
  expect(messageOf(text)).not.toMatch(/heim|accepted/);
});
