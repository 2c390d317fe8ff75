/** The first member of a document in YAML, or the first two members of one in JSON, of which one is the version. */
const BEGINNING =
  /^(?:\uFEFF)?(?:\s*#.*\n|\s*---\s*\n)*\s*(?:["']?openapi["']?\s*:\s*["']?3\.|\{\s*"(?:openapi"\s*:\s*"3\.|\w+"\s*:\s*"[^"]*"\s*,\s*"openapi"\s*:\s*"3\.))/;

/** Whether a text is meant as an OpenAPI 3 document. */
export const isOpenapi = (text: string): boolean => BEGINNING.test(text);
