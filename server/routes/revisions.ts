import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { findRepository } from '../git/repository.ts';
import { listRevisions, readRevision } from '../git/revisions.ts';
import { Refusal } from '../refusals/refusal.ts';
import { revisionOf } from '../rulebook/revision.ts';
import { FileTexts, Instant } from './schemas.ts';

/** Earlier and other states of the rulebook, from git. */
export function addRevisionRoutes(api: Api, { options }: Services): void {
  const schema = { tags: ['revisions'] };
  api.get(
    '/revisions',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'Branches, tags and recent commits that changed the rulebook; none without git',
        response: {
          200: Type.Array(
            Type.Object({
              kind: Type.Enum(['commit', 'branch', 'tag']),
              revision: Type.String(),
              commit: Type.String(),
              date: Instant,
              subject: Type.String(),
            }),
          ),
        },
      },
    },
    async () => {
      const repository = await findRepository(options.rulebookFolder);
      return repository === null ? [] : [...(await listRevisions(repository))];
    },
  );
  api.get(
    '/revisions/:revision/files',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'The rulebook’s files at a revision: a commit, a branch (its slashes as %2F) or a tag',
        params: Type.Object({ revision: Type.String() }),
        response: {
          200: Type.Object({
            revision: Type.String(),
            commit: Type.String(),
            filesRevision: Type.String(),
            files: FileTexts,
          }),
        },
      },
    },
    async ({ params: { revision } }) => {
      const repository = await findRepository(options.rulebookFolder);
      if (repository === null) throw new Refusal('no-git');
      const { commit, files } = await readRevision(repository, revision);
      return { revision, commit, filesRevision: revisionOf(files), files: Object.fromEntries(files) };
    },
  );
}
