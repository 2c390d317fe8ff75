/**
 * The ways in which a secret may come back: as it is, percent-encoded, as the content of a JSON string or of HTML, in
 * hexadecimal, and in base64, also as a part of a longer text.
 */
export function spellingsOf(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const everywhere = percent.replace(/[!'()*~._-]/g, percentOf);
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString('hex');
  return [
    secret,
    ...[percent, everywhere, percent.replaceAll('%20', '+')].flatMap((text) => [text, lowerEscapes(text)]),
    encodeURI(secret),
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    json.replace(/[^\x20-\x7e]/g, unicode),
    json.replace(/[^\x20-\x7e]|[<>&'"+]/g, (character) =>
      character === '"' ? '\\u0022' : unicode(character),
    ),
    html(secret),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64At(secret, offset)),
  ].filter((spelling, index, all) => spelling !== '' && all.indexOf(spelling) === index);
}

const percentOf = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

const lowerEscapes = (text: string) => text.replace(/%[\dA-F]{2}/g, (escaped) => escaped.toLowerCase());

const unicode = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** What base64 makes of a text that begins so many bytes after a group of three, without what its neighbours change. */
function base64At(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const whole = bytes
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
}
