import type { Method } from './contract.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** An operation of the identity service, which has an endpoint of its own. */
interface IdentityOperation {
  'x-source': Source;
  method: Method;
  path: string;
  /** Whether it wants a token or a signature itself. */
  authenticated: boolean;
  /** What the documents leave undecided. Nobody is judged by it. */
  open: string[];
}

export interface Identity {
  issueToken: IdentityOperation & {
    /** The header of the answer that carries the token. */
    header: string;
    /** JSON Schema of the body. */
    request: Record<string, unknown>;
  };
  listProjects: IdentityOperation & {
    /** JSON Schema of the body of the answer. */
    answer: Record<string, unknown>;
  };
}

/** How tokens and the ids of projects are got, document 004, sections 3.2, 4.1 and 6.3. */
export const identity: Identity = readYaml<Identity>('spec/identity.yaml');
