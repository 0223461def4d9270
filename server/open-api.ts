import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { RouteOptions } from 'fastify';
import { Type } from 'typebox';
import type { Api } from './api.ts';
import { reasons } from './refusals/reasons.ts';
import { Localized } from './routes/schemas.ts';

const Failure = Type.Object(
  {
    error: Type.Object(
      { code: Type.Enum(Object.keys(reasons) as [string, ...string[]]), message: Localized },
      { additionalProperties: true },
    ),
  },
  { description: 'Refused; the code says why' },
);

/** Describes the routes added after it as OpenAPI, at `/api/openapi.json`, and shows them at `/api/docs`. */
export async function addOpenApi(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Rulebook',
        version,
        description: 'Decisions, values and editions of a public rulebook, and drafts of its next editions.',
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An access token, where sign-in is required' },
        },
      },
    },
  });
  await api.register(swaggerUi, { routePrefix: '/api/docs', theme: { title: 'Rulebook – HTTP API' } });
  api.addHook('onRoute', describeRefusals);
  api.get('/api/openapi.json', { schema: { hide: true } }, async () => api.swagger());
}

/** Every route may refuse, and those for a role want to know who asks. */
function describeRefusals(route: RouteOptions): void {
  const { schema, config } = route;
  if (schema === undefined || schema.hide === true) return;
  const response = typeof schema.response === 'object' ? schema.response : {};
  route.schema = {
    ...schema,
    response: { ...response, '4xx': Failure, '5xx': Failure },
    ...(config?.role !== undefined && { security: [{ token: [] }] }),
  };
}
