import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** How the endpoint is reached. */
export interface NetworkOptions {
  /** PEM texts of certificate authorities that are trusted besides the well-known ones. */
  ca?: readonly string[] | undefined;
  /** PEM text of the certificate with which we identify ourselves, and its private key. */
  certificate?: string | undefined;
  key?: string | undefined;
  passphrase?: string | undefined;
  /** Proxies for http and https, and the hosts without one as in `NO_PROXY`; never for this machine. */
  proxy?: { http?: string | undefined; https?: string | undefined; except?: string | undefined } | undefined;
  /** Requests per second at most. */
  rate?: number | undefined;
}

/** A keep-alive pool of HTTP/1.1 connections. */
export function connect(
  endpoint: string,
  { ca, certificate, key, passphrase, proxy }: NetworkOptions,
  { timeout, connections }: { timeout: number; connections: number },
): Dispatcher {
  const tls = {
    ...(ca && { ca: [...rootCertificates, ...ca] }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(key !== undefined && { key }),
    ...(passphrase !== undefined && { passphrase }),
  };
  const pool = {
    connections,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { timeout, ...tls },
    pipelining: 1,
    allowH2: false,
  };
  if (isLoopback(endpoint) || (!proxy?.http && !proxy?.https)) return new Agent(pool);
  return new EnvHttpProxyAgent({
    ...pool,
    // A proxy need not tunnel to servers without TLS.
    proxyTunnel: false,
    requestTls: tls,
    proxyTls: ca ? { ca: [...rootCertificates, ...ca] } : {},
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? '',
    noProxy: proxy.except ?? '',
  });
}

/** Whether an endpoint is on this machine. `URL` has already written every spelling of an address as four numbers. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])\.?$/.test(hostname);
}
