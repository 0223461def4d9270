import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { findRepository } from '../git/repository.ts';
import { mayActAs, type Person, roles } from '../security/person.ts';
import { sessionCookie, sessionSeconds } from '../security/sign-in.ts';

const Session = Type.Object({
  signInRequired: Type.Boolean(),
  name: Type.Union([Type.String(), Type.Null()]),
  role: Type.Union([Type.Enum(roles), Type.Null()]),
  git: Type.Boolean({ description: 'Whether proposals become git branches' }),
  canPropose: Type.Boolean(),
});

/** Who is signed in, signing in with a token, and out. */
export function addSessionRoutes(api: Api, services: Services): void {
  const { signIn, options } = services;
  const describe = async (person: Person | null) => ({
    signInRequired: signIn.required,
    name: person?.name ?? null,
    role: person?.role ?? null,
    git: (await findRepository(options.rulebookFolder)) !== null,
    canPropose: person !== null && mayActAs(person, 'administrator'),
  });
  const schema = { tags: ['session'] };
  api.get(
    '/session',
    { schema: { ...schema, summary: 'Who is signed in', response: { 200: Session } } },
    async ({ person }) => describe(person),
  );
  api.post(
    '/session',
    {
      config: { changes: true, rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        ...schema,
        summary: 'Signs in with an access token; sets a cookie that scripts cannot read',
        body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false }),
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const { session, person } = signIn.begin(request.body.token.trim());
      reply.setCookie(sessionCookie, session, cookieOptions(request));
      return describe(person);
    },
  );
  api.delete(
    '/session',
    { config: { changes: true }, schema: { ...schema, summary: 'Signs out', response: { 200: Session } } },
    async (request, reply) => {
      const session = request.cookies[sessionCookie];
      if (session !== undefined) signIn.end(session);
      reply.clearCookie(sessionCookie, cookieOptions(request));
      return describe(signIn.required ? null : request.person);
    },
  );
}

function cookieOptions({ protocol, headers }: FastifyRequest) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: sessionSeconds,
    // Behind a proxy that speaks HTTPS for us; whoever makes this header up harms only himself.
    secure: protocol === 'https' || headers['x-forwarded-proto'] === 'https',
  } as const;
}
