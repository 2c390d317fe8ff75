/** What a request proves with who sends it. */
export type Credentials = NoCredentials | TokenCredentials | PasswordCredentials | KeyCredentials;

export interface NoCredentials {
  kind: 'none';
}

/** Sent as `X-Auth-Token`. */
interface TokenCredentials {
  kind: 'token';
  token: string;
}

/** Exchanged for a token of one project at the identity service, document 004, section 3.2. */
export interface PasswordCredentials {
  kind: 'password';
  /** Where the identity service is, without `/v3/auth/tokens`. */
  url: string;
  user: string;
  password: string;
  /** The account that the user belongs to. */
  domain: string;
  /** One of them names the project. */
  project?: string | undefined;
  projectId?: string | undefined;
}

/** Signs every request, document 004, section 3.2. */
export interface KeyCredentials {
  kind: 'key';
  ak: string;
  sk: string;
  /** Comes with an access key that is valid for a short time. */
  securityToken?: string | undefined;
  /** Sent as `X-Project-Id`, where the key belongs to several projects. */
  projectId?: string | undefined;
  /** Milliseconds that the clock of the signature is ahead of ours. */
  skew?: number | undefined;
}

/** Further credentials, as far as the user names them. */
export interface OtherCallers {
  /** The same caller by signature, also where the run itself uses a token. */
  signer?: KeyCredentials | undefined;
  /** Has things of its own, and is to see and change nothing of the first caller. */
  other?: Credentials | undefined;
  /** May read and change nothing. */
  reader?: Credentials | undefined;
  /** Was valid once. */
  expired?: Credentials | undefined;
}

export const NOBODY: NoCredentials = { kind: 'none' };

/** A token, or without one nothing. */
export const tokenCredentials = (token: string | undefined): Credentials =>
  token === undefined ? NOBODY : { kind: 'token', token };
