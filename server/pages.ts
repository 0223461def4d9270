import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from './api.ts';
import { Refusal } from './refusals/refusal.ts';

/** Serves the built editor: its files, and its one page at every address that a page of it may have. */
export async function addPages(api: Api, folder: string): Promise<void> {
  await api.register(staticFiles, {
    root: folder,
    cacheControl: false,
    allowedPath: (path) => isInside(folder, path),
    // What the build names by its content never changes.
    setHeaders: (response, path) => {
      const isFixed = path.startsWith(join(folder, 'assets'));
      response.setHeader('cache-control', isFixed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Whether a file is in the folder itself, and no link leads out of it. What is not there is answered elsewhere. */
function isInside(folder: string, path: string): boolean {
  const place = join(folder, path);
  return existsSync(place) && (realpathSync(place) + sep).startsWith(realpathSync(folder) + sep);
}

/** Answers where no route and no file does. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply, folder: string): FastifyReply {
  const [path = ''] = request.url.split('?');
  const isPage = request.method === 'GET' && !/^\/api(\/|$)/.test(path) && !/\.\w+$/.test(path);
  if (!isPage) throw new Refusal('not-found');
  if (existsSync(join(folder, 'index.html'))) return reply.header('cache-control', 'no-cache').sendFile('index.html');
  return reply.status(503).type('text/html; charset=utf-8').send(notBuilt);
}

const notBuilt = `<!doctype html>
<html lang="fi"><meta charset="utf-8"><title>Rulebook</title>
<p>Sääntökirjan sivuja ei ole vielä rakennettu. Aja projektin kansiossa: <code>npm run build</code></p>
<p lang="en">The pages of the rulebook have not been built yet. Run in the project’s folder: <code>npm run build</code></p>
<p><a href="/api/docs">/api/docs</a></p>
</html>
`;
