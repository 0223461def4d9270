import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { Refusal } from '../refusals/refusal.ts';
import { readDate } from './drafts.ts';
import { DateParams, FileTexts, Instant, TextOrNull } from './schemas.ts';

const summary = {
  number: Type.Integer(),
  revision: Type.String(),
  updatedAt: Instant,
  updatedBy: TextOrNull,
  status: Type.Enum(['draft', 'proposed', 'deleted']),
};

/** Earlier versions of drafts, for going back after a mistake; those of deleted drafts too. */
export function addDraftVersionRoutes(api: Api, { drafts }: Services): void {
  const schema = { tags: ['drafts'] };
  api.get(
    '/drafts/:date/versions',
    {
      config: { role: 'administrator' },
      schema: {
        ...schema,
        summary: 'Versions of a draft that are kept, latest first',
        params: DateParams,
        response: { 200: Type.Array(Type.Object(summary)) },
      },
    },
    async ({ params }) => [...(await drafts.versions(readDate(params.date)))],
  );
  api.get(
    '/drafts/:date/versions/:number',
    {
      config: { role: 'administrator' },
      schema: {
        ...schema,
        summary: 'One version of a draft; saving its files again brings it back',
        params: Type.Object({ date: Type.String(), number: Type.String({ pattern: '^[1-9]\\d{0,8}$' }) }),
        response: {
          200: Type.Object({ ...summary, files: FileTexts, notes: Type.Object({}, { additionalProperties: true }) }),
        },
      },
    },
    async ({ params }) => {
      const version = await drafts.version(readDate(params.date), Number(params.number));
      if (version === null) throw new Refusal('no-such-draft');
      const { number, revision, draft } = version;
      const { updatedAt, updatedBy, status, files, notes } = draft;
      return { number, revision, updatedAt, updatedBy, status, files: { ...files }, notes };
    },
  );
}
