import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { Refusal } from '../refusals/refusal.ts';
import { isUnchanged, toEtag } from './revisions-in-headers.ts';
import { Texts } from './schemas.ts';

/** The rulebook's own files, for the editor to compile. */
export function addFileRoutes(api: Api, { rulebook }: Services): void {
  api.get(
    '/files',
    {
      config: { role: 'viewer' },
      schema: {
        summary: 'All text files of the rulebook; 304 where If-None-Match names the present revision',
        tags: ['rulebook'],
        response: {
          200: Type.Object({
            id: Type.Union([Type.String(), Type.Null()], { description: 'Null where rulebook.yaml cannot be read' }),
            title: Texts,
            hash: Type.Union([Type.String(), Type.Null()], { description: 'Null where the rulebook has errors' }),
            revision: Type.String(),
            files: Type.Record(Type.String(), Type.String()),
          }),
          304: Type.Null(),
        },
      },
    },
    async (request, reply) => {
      const { files, revision, compiled, loaded } = rulebook.state();
      reply.header('etag', toEtag(revision)).header('cache-control', 'no-cache');
      if (isUnchanged(request, revision)) return reply.status(304).send(null);
      if (files.size === 0) throw new Refusal('rulebook-unreadable');
      const identity = compiled.sources?.identity;
      return {
        id: identity?.id ?? null,
        title: identity?.title ?? {},
        hash: loaded?.hash ?? null,
        revision,
        files: Object.fromEntries(files),
      };
    },
  );
}
