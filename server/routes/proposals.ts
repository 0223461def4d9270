import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { spokenLanguage } from '../../engine/ir/texts.ts';
import type { Api, Services } from '../api.ts';
import type { DraftVersion } from '../drafts/draft.ts';
import { findRepository, readFilesAt } from '../git/repository.ts';
import { changesOf } from '../proposals/draft-changes.ts';
import { type Asked, listProposals, propose, reopen, withdraw } from '../proposals/proposals.ts';
import { writePullRequest } from '../proposals/pull-request.ts';
import { writePatch } from '../proposals/write-patch.ts';
import { Refusal } from '../refusals/refusal.ts';
import { DraftSchema, describe, readDate } from './drafts.ts';
import { requireRevision, toEtag } from './revisions-in-headers.ts';
import { DateParams, Instant, TextOrNull } from './schemas.ts';

const place = {
  branch: TextOrNull,
  commit: TextOrNull,
  base: TextOrNull,
  files: Type.Array(Type.String()),
};

const Proposed = Type.Object({
  date: Type.String(),
  revision: Type.String(),
  ...place,
  pullRequest: Type.Object({ title: Type.String(), body: Type.String() }),
});

/** Proposing drafts for review: reviewed in git, by those who accept editions. */
export function addProposalRoutes(api: Api, services: Services): void {
  const { drafts, rulebook, options } = services;
  const schema = { tags: ['proposals'], params: DateParams };
  const config = { role: 'administrator', changes: true } as const;
  const languageOf = () => {
    const languages = rulebook.state().compiled.sources?.identity.languages;
    return spokenLanguage(languages?.[0] ?? '', 'fi');
  };
  api.get(
    '/proposals',
    {
      config: { role: 'viewer' },
      schema: {
        summary: 'The drafts that are proposed, and where their branches are',
        tags: ['proposals'],
        response: {
          200: Type.Array(
            Type.Object({
              date: Type.String(),
              revision: Type.String(),
              title: Type.String(),
              proposedAt: Instant,
              proposedBy: TextOrNull,
              ...place,
              state: Type.Enum(['open', 'merged', 'branch-moved', 'branch-missing', 'written']),
            }),
          ),
        },
      },
    },
    async () => {
      const listed = await listProposals(services);
      return listed.flatMap(({ version: { revision, draft }, state }) => {
        const { date, proposal } = draft;
        if (proposal === null) return [];
        const { text: _, files, ...told } = proposal;
        return [{ date, revision, ...told, files: [...files], state }];
      });
    },
  );
  api.post(
    '/drafts/:date/proposal',
    {
      config,
      schema: {
        ...schema,
        summary: 'Proposes a draft: a branch with one commit; without git, files in the rulebook’s folder',
        body: Type.Object(
          {
            title: Type.String({
              minLength: 1,
              maxLength: 200,
              pattern: '^[^\\u0000-\\u001f]*\\S[^\\u0000-\\u001f]*$',
            }),
            text: Type.String({ maxLength: 60_000, pattern: '^[^\\u0000]*$', description: 'Markdown' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Proposed },
      },
    },
    async (request, reply) => {
      const { title, text } = request.body;
      const proposed = await propose(services, askedBy(request), { title: title.trim(), text });
      reply.header('etag', toEtag(proposed.revision));
      return describeProposed(proposed, languageOf());
    },
  );
  api.post(
    '/drafts/:date/proposal/reopen',
    { config, schema: { ...schema, summary: 'Takes a proposal back to a draft', response: { 200: DraftSchema } } },
    async (request, reply) => {
      const reopened = await reopen(services, askedBy(request));
      reply.header('etag', toEtag(reopened.revision));
      return describe(reopened);
    },
  );
  api.delete(
    '/drafts/:date/proposal',
    {
      config,
      schema: {
        ...schema,
        summary: 'Withdraws a proposal: its branch goes if it still is as we left it, the draft stays',
        response: { 200: Type.Object({ draft: DraftSchema, branchDeleted: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { draft, branchDeleted } = await withdraw(services, askedBy(request));
      reply.header('etag', toEtag(draft.revision));
      return { draft: describe(draft), branchDeleted };
    },
  );
  api.get(
    '/drafts/:date/patch',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'What the draft changes, as a patch for git apply',
        response: { 200: Type.String() },
      },
    },
    async ({ params }, reply) => {
      const { draft } = await drafts.get(readDate(params.date));
      const repository = await findRepository(options.rulebookFolder);
      const base = repository === null ? rulebook.state().files : await readFilesAt(repository, 'HEAD');
      reply
        .type('text/x-diff; charset=utf-8')
        .header('content-disposition', `attachment; filename="${draft.date}.patch"`);
      return writePatch(changesOf(draft, base), base, repository?.prefix ?? '');
    },
  );
}

function askedBy(request: FastifyRequest<{ Params: { date: string } }>): Asked {
  const { person, params } = request;
  // The route's role has been looked at before.
  if (person === null) throw new Refusal('sign-in-required');
  return { date: readDate(params.date), revision: requireRevision(request), person };
}

function describeProposed({ revision, draft }: DraftVersion, language: 'fi' | 'en') {
  const { date, proposal } = draft;
  if (proposal === null) throw new Refusal('not-proposed');
  const { branch, commit, base, files } = proposal;
  return {
    date,
    revision,
    branch,
    commit,
    base,
    files: [...files],
    pullRequest: writePullRequest(date, proposal, language),
  };
}
