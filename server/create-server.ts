import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit, { type RateLimitPluginOptions } from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import type { Api, Services } from './api.ts';
import { openDraftStore } from './drafts/draft-store.ts';
import { addOpenApi } from './open-api.ts';
import { addPages, answerNotFound } from './pages.ts';
import { answerError } from './refusals/answer-errors.ts';
import { Refusal } from './refusals/refusal.ts';
import { addBatchRoute } from './routes/batch.ts';
import { addDecisionRoutes } from './routes/decisions.ts';
import { addDifferenceRoutes } from './routes/differences.ts';
import { addDraftVersionRoutes } from './routes/draft-versions.ts';
import { addDraftRoutes } from './routes/drafts.ts';
import { addFileRoutes } from './routes/files.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addProposalRoutes } from './routes/proposals.ts';
import { addRevisionRoutes } from './routes/revisions.ts';
import { addRulebookRoutes } from './routes/rulebook.ts';
import { addSessionRoutes } from './routes/session.ts';
import { addValueRoutes } from './routes/values.ts';
import { watchRulebook } from './rulebook/current-rulebook.ts';
import { securityHeaders } from './security/headers.ts';
import { checkHost, checkOrigin, isLoopback } from './security/own-requests.ts';
import { mayActAs } from './security/person.ts';
import { openSignIn } from './security/sign-in.ts';
import type { ServerOptions } from './server-options.ts';

/** The editor and the HTTP API, not yet listening. */
export async function createServer(options: ServerOptions): Promise<Api> {
  const services: Services = {
    options,
    rulebook: watchRulebook(options.rulebookFolder),
    drafts: openDraftStore(options.draftsFolder),
    signIn: openSignIn(options),
  };
  const api: Api = fastify({
    // Fastify's own log would hold the addresses of requests.
    logger: false,
    // Of requests that are not even routed.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply, options.report),
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // What a request says beside its schema is told, neither dropped nor turned into something else.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>();
  // Schemas of answers are documentation, held true by tests. Null stands for an answer without a body.
  api.setSerializerCompiler(() => (body) => (body === null ? '' : JSON.stringify(body)));
  api.removeContentTypeParser('text/plain');
  api.setErrorHandler((error: Error, request, reply) => answerError(error, request, reply, options.report));
  await api.register(helmet, securityHeaders);
  await api.register(cookie);
  guard(api, services);
  api.setNotFoundHandler((request, reply) => answerNotFound(request, reply, options.pagesFolder));
  await addOpenApi(api, options.version);
  await addPages(api, options.pagesFolder);
  const addAll = async (routes: Api) => {
    await routes.register(rateLimit, rateLimits);
    routes.addHook('onSend', async (_request, reply) => {
      // Answers may hold facts, and drafts change: nobody keeps what does not say that it may be kept.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
    addRoutes(routes, services);
  };
  await api.register(addAll, { prefix: '/api' });
  return api;
}

/** For each person at each address: behind a proxy all come from one. Some routes have limits of their own. */
const rateLimits: RateLimitPluginOptions = {
  max: 3000,
  timeWindow: '1 minute',
  keyGenerator: ({ ip, person }) => `${ip} ${person?.name ?? ''}`,
  errorResponseBuilder: () => new Refusal('too-many-requests'),
};

function addRoutes(api: Api, services: Services): void {
  addHealthRoutes(api, services);
  addSessionRoutes(api, services);
  addFileRoutes(api, services);
  addDraftRoutes(api, services);
  addDraftVersionRoutes(api, services);
  addRulebookRoutes(api, services);
  addValueRoutes(api, services);
  addDecisionRoutes(api, services);
  addBatchRoute(api, services);
  addDifferenceRoutes(api, services);
  addProposalRoutes(api, services);
  addRevisionRoutes(api, services);
}

/** Looks at every request before its body is read: where it comes from, who asks, and whether they may. */
function guard(api: Api, { options, signIn }: Services): void {
  api.decorateRequest('person', null);
  api.addHook('onRequest', async (request) => {
    if (isLoopback(options.host)) checkHost(request, options.host);
    request.person = signIn.identify(request);
    const { role, changes = false } = request.routeOptions.config;
    if (changes) checkOrigin(request);
    if (role === undefined) return;
    if (request.person === null) throw new Refusal('sign-in-required');
    if (!mayActAs(request.person, role)) throw new Refusal('role-too-low', { needed: role });
  });
}
