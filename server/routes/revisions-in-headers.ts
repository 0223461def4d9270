import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusals/refusal.ts';

/** A revision as the header ETag holds it. */
export function toEtag(revision: string): string {
  return `"${revision}"`;
}

/** The revision that If-Match names, with or without quotation marks; refuses where there is none. */
export function requireRevision({ headers }: FastifyRequest): string {
  const revision = readTag(headers['if-match']);
  if (revision === null) throw new Refusal('revision-required');
  return revision;
}

/** Whether the caller has this revision already. */
export function isUnchanged({ headers }: FastifyRequest, revision: string): boolean {
  return readTag(headers['if-none-match']) === revision;
}

function readTag(header: string | undefined): string | null {
  return /^(?:W\/)?"?([^"*,\s]+)"?$/.exec(header?.trim() ?? '')?.[1] ?? null;
}
