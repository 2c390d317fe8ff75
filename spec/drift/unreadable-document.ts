/** A file that is no document of the API, or cannot be read; the message continues the sentence "FILE: …". */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument';
}
