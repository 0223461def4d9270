import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { DraftStore } from './drafts/draft-store.ts';
import type { CurrentRulebook } from './rulebook/current-rulebook.ts';
import type { Person, Role } from './security/person.ts';
import type { SignIn } from './security/sign-in.ts';
import type { ServerOptions } from './server-options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where sign-in is required and has not happened. */
    person: Person | null;
  }
  interface FastifyContextConfig {
    /** The least role that may ask; without it anyone may, signed in or not. */
    role?: Role;
    /** Whether it changes something: then the request must come from our own page, or carry a bearer token. */
    changes?: boolean;
  }
}

/** The server's routes are added to this. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What the routes work with. */
export interface Services {
  readonly options: ServerOptions;
  readonly rulebook: CurrentRulebook;
  readonly drafts: DraftStore;
  readonly signIn: SignIn;
}
