import { Type } from 'typebox';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Api, Services } from '../api.ts';
import type { DraftVersion } from '../drafts/draft.ts';
import { checkDraftFiles, checkEffectiveDate, checkNotes } from '../drafts/draft-files.ts';
import { Refusal } from '../refusals/refusal.ts';
import { findLockedEditions } from '../rulebook/locked-editions.ts';
import { requireRevision, toEtag } from './revisions-in-headers.ts';
import { DateParams, FileTexts, Instant, TextOrNull } from './schemas.ts';

const Status = Type.Union([Type.Literal('draft'), Type.Literal('proposed')]);

const DraftSummary = Type.Object({
  date: Type.String(),
  revision: Type.String(),
  updatedAt: Instant,
  updatedBy: TextOrNull,
  status: Status,
  title: Type.Optional(Type.String({ description: 'Of its proposal' })),
});

export const ProposalSchema = Type.Object({
  title: Type.String(),
  text: Type.String(),
  proposedAt: Instant,
  proposedBy: TextOrNull,
  branch: TextOrNull,
  commit: TextOrNull,
  base: TextOrNull,
  files: Type.Array(Type.String()),
});

const Notes = Type.Object({}, { additionalProperties: true, description: 'Any object of the editor, at most 256 kB' });

export const DraftSchema = Type.Object({
  date: Type.String(),
  revision: Type.String(),
  files: FileTexts,
  notes: Notes,
  updatedAt: Instant,
  updatedBy: TextOrNull,
  status: Status,
  proposal: Type.Optional(ProposalSchema),
});

const largestBody = 8_000_000;

/** Drafts of editions: kept beside the checkout, for weeks, never overwriting one another. */
export function addDraftRoutes(api: Api, { drafts, rulebook }: Services): void {
  const schema = { tags: ['drafts'] };
  const locked = () => findLockedEditions(rulebook.state().files);
  api.get(
    '/drafts',
    {
      config: { role: 'viewer' },
      schema: { ...schema, summary: 'The drafts there are', response: { 200: Type.Array(DraftSummary) } },
    },
    async () => (await drafts.list()).map(summarise),
  );
  api.post(
    '/drafts',
    {
      bodyLimit: largestBody,
      config: { role: 'administrator', changes: true },
      schema: {
        ...schema,
        summary: 'Begins a draft of the edition that takes effect on a date',
        body: Type.Object(
          { date: Type.String(), files: Type.Optional(FileTexts), notes: Type.Optional(Notes) },
          { additionalProperties: false },
        ),
        response: { 201: DraftSchema },
      },
    },
    async ({ body: { date, files = firstFiles(date), notes = {} }, person }, reply) => {
      const editions = locked();
      checkEffectiveDate(readDate(date), editions);
      checkDraftFiles(date, files, editions);
      checkNotes(notes);
      const created = await drafts.create(date, { files, notes, updatedBy: person?.name ?? null });
      reply.status(201).header('etag', toEtag(created.revision));
      return describe(created);
    },
  );
  api.get(
    '/drafts/:date',
    {
      config: { role: 'viewer' },
      schema: { ...schema, summary: 'A draft', params: DateParams, response: { 200: DraftSchema } },
    },
    async ({ params }, reply) => {
      const draft = await drafts.get(readDate(params.date));
      reply.header('etag', toEtag(draft.revision));
      return describe(draft);
    },
  );
  api.put(
    '/drafts/:date',
    {
      bodyLimit: largestBody,
      config: { role: 'administrator', changes: true },
      schema: {
        ...schema,
        summary: 'Saves a draft; If-Match names the revision it was made from',
        params: DateParams,
        body: Type.Object({ files: FileTexts, notes: Type.Optional(Notes) }, { additionalProperties: false }),
        response: { 200: Type.Object({ revision: Type.String(), updatedAt: Instant }) },
      },
    },
    async (request, reply) => {
      const { params, body, person } = request;
      const revision = requireRevision(request);
      const before = await drafts.get(readDate(params.date));
      if (before.draft.status === 'proposed') throw new Refusal('draft-proposed');
      const { files, notes = before.draft.notes } = body;
      checkDraftFiles(params.date, files, locked());
      checkNotes(notes);
      const saved = await drafts.change(params.date, revision, { files, notes, updatedBy: person?.name ?? null });
      reply.header('etag', toEtag(saved.revision));
      return { revision: saved.revision, updatedAt: saved.draft.updatedAt };
    },
  );
  api.delete(
    '/drafts/:date',
    {
      config: { role: 'administrator', changes: true },
      schema: {
        ...schema,
        summary: 'Deletes a draft; its versions are kept on the server',
        params: DateParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { params, person } = request;
      const revision = requireRevision(request);
      const before = await drafts.get(readDate(params.date));
      const isAccepted = locked().dates.has(params.date);
      if (before.draft.status === 'proposed' && !isAccepted) throw new Refusal('draft-proposed');
      await drafts.change(params.date, revision, { status: 'deleted', updatedBy: person?.name ?? null });
      return reply.status(204).send(null);
    },
  );
}

/** Refuses a date that is none. */
export function readDate(date: string): string {
  if (parseDate(date) === null) throw new Refusal('bad-date');
  return date;
}

function firstFiles(date: string): Record<string, string> {
  return { [`${date}/edition.yaml`]: 'status: draft\n' };
}

function summarise({ revision, draft: { date, updatedAt, updatedBy, status, proposal } }: DraftVersion) {
  return {
    date,
    revision,
    updatedAt,
    updatedBy,
    status: statusOf(status),
    ...(proposal !== null && { title: proposal.title }),
  };
}

export function describe({ revision, draft }: DraftVersion) {
  const { date, files, notes, updatedAt, updatedBy, status, proposal } = draft;
  return {
    date,
    revision,
    files: { ...files },
    notes,
    updatedAt,
    updatedBy,
    status: statusOf(status),
    ...(proposal !== null && { proposal: { ...proposal, files: [...proposal.files] } }),
  };
}

/** Deleted ones are never found. */
function statusOf(status: DraftVersion['draft']['status']): 'draft' | 'proposed' {
  return status === 'proposed' ? 'proposed' : 'draft';
}
