/** Keeps pages of other sites from acting through the browser of somebody who uses this service. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusals/refusal.ts';
import { readBearer } from './sign-in.ts';

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Refuses requests that name a host we do not listen at: a page elsewhere may let its own name point to this machine
 * (DNS rebinding) and would then count as ours.
 */
export function checkHost({ headers }: FastifyRequest, host: string): void {
  const named = hostnameOf(`http://${headers.host ?? ''}`);
  if (named !== null && (isLoopback(named) || named === host.toLowerCase())) return;
  throw new Refusal('foreign-host');
}

/**
 * Refuses a change that a browser does not say comes from our own page. A bearer token is proof enough: browsers add
 * none by themselves.
 */
export function checkOrigin(request: FastifyRequest): void {
  if (readBearer(request) !== null) return;
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  const isOurs =
    site === undefined
      ? hostOf(headers.origin ?? '') === `${headers.host ?? ''}`.toLowerCase() && headers.origin !== undefined
      : site === 'same-origin';
  if (!isOurs) throw new Refusal('foreign-origin');
}

function hostnameOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[(.*)\]$/, '$1') : null;
}

/** Host and port of an origin; a port that goes without saying is not named, as in the header Host. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
