import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusals/refusal.ts';
import type { ServerOptions } from '../server-options.ts';
import type { Person } from './person.ts';
import { hashToken, watchTokenFile } from './token-file.ts';

/** Finds out who asks. */
export interface SignIn {
  readonly required: boolean;
  /** Null where the request does not say, or says something that is not valid. */
  identify(request: FastifyRequest): Person | null;
  /** Begins a session for the owner of a token: what the cookie is to hold. Refuses with `wrong-token`. */
  begin(token: string): { readonly session: string; readonly person: Person };
  end(session: string): void;
}

export const sessionCookie = 'rulebook_session';
/** A working day and some. */
export const sessionSeconds = 12 * 60 * 60;
const mostSessions = 10_000;

/** Opens sign-in by the file of tokens, or lets everyone in as administrator where there is none. */
export function openSignIn({ tokensFile, name }: Pick<ServerOptions, 'tokensFile' | 'name'>): SignIn {
  if (tokensFile !== null) return signInByTokens(tokensFile);
  const person: Person = { ...readName(name ?? ''), role: 'administrator' };
  return {
    required: false,
    identify: () => person,
    begin: () => {
      throw new Refusal('wrong-token');
    },
    end: () => undefined,
  };
}

/** `Maija Meikäläinen`, or with an address for commits: `Maija Meikäläinen <maija@example.fi>`. */
function readName(text: string): Pick<Person, 'name' | 'email'> {
  const [, name = '', email = null] = /^([^<]*)(?:<([^<>\s]+@[^<>\s]+)>)?$/.exec(text.trim()) ?? [];
  return { name: name.trim() === '' ? null : name.trim(), email };
}

interface Session {
  readonly tokenHash: string;
  readonly until: number;
}

function signInByTokens(tokensFile: string): SignIn {
  const tokens = watchTokenFile(tokensFile);
  const sessions = new Map<string, Session>();
  const ownerOf = (tokenHash: string): Person | null => {
    const known = tokens();
    return known.kind === 'tokens' ? (known.people.get(tokenHash) ?? null) : null;
  };
  const bySession = (session: string): Person | null => {
    const found = sessions.get(hashToken(session));
    return found === undefined || found.until < Date.now() ? null : ownerOf(found.tokenHash);
  };
  return {
    required: true,
    identify(request) {
      const token = readBearer(request);
      if (token !== null) return ownerOf(hashToken(token));
      const session = request.cookies[sessionCookie];
      return session === undefined ? null : bySession(session);
    },
    begin(token) {
      const tokenHash = hashToken(token);
      const person = ownerOf(tokenHash);
      if (person === null) throw new Refusal('wrong-token');
      const session = randomBytes(32).toString('base64url');
      forgetOld(sessions);
      sessions.set(hashToken(session), { tokenHash, until: Date.now() + sessionSeconds * 1000 });
      return { session, person };
    },
    end: (session) => {
      sessions.delete(hashToken(session));
    },
  };
}

/** The token of `Authorization: Bearer …`; null where there is none. */
export function readBearer({ headers }: FastifyRequest): string | null {
  return /^Bearer +(\S{1,500})$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

function forgetOld(sessions: Map<string, Session>): void {
  for (const [key, { until }] of sessions) {
    if (until < Date.now() || sessions.size >= mostSessions) sessions.delete(key);
  }
}
