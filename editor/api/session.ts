import { request } from './request.ts';

export type Role = 'viewer' | 'evaluator' | 'administrator';

/** Who is signed in, and what the server can do for them. */
export interface Session {
  readonly signInRequired: boolean;
  /** Null where nobody is signed in and that is required. */
  readonly role: Role | null;
  readonly name: string | null;
  /** Whether the rulebook is kept in git. */
  readonly git: boolean;
  readonly canPropose: boolean;
}

export function fetchSession(signal: AbortSignal): Promise<Session> {
  return request<Session>('/api/session', { signal });
}

export function signIn(token: string): Promise<Session> {
  return request<Session>('/api/session', { method: 'POST', body: { token } });
}

export function signOut(): Promise<void> {
  return request<void>('/api/session', { method: 'DELETE' });
}
