import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Language } from '../../engine/ir/localized.ts';
import { spokenLanguage } from '../../engine/ir/texts.ts';
import type { Api, Services } from '../api.ts';
import { compareApart } from '../differences/compare-apart.ts';
import type { ReportFormat } from '../differences/comparison.ts';
import { type NamedSide, openSide, readSide } from '../differences/sides.ts';
import { FileTexts, LanguageOption } from './schemas.ts';

const asked = {
  format: Type.Optional(
    Type.Enum(['json', 'markdown', 'html', 'sections'], {
      description: 'json without it; `sections` is the report as it is read, part by part',
    }),
  ),
  language: LanguageOption,
};

const proofs = { description: 'Whether to ask the solver which cases come out differently: seconds more' };

const types: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  sections: 'application/json; charset=utf-8',
};

const Result = Type.Unknown({ description: 'As `rulebook diff --format json` writes it' });

const SideSchema = Type.Union([
  Type.Object({ kind: Type.Literal('current') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Enum(['date', 'draft']), date: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('revision'), revision: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('files'), files: FileTexts }, { additionalProperties: false }),
]);

interface Asked {
  readonly format?: ReportFormat;
  readonly language?: Language;
  readonly proofs: boolean;
}

/** What differs between two states of the rulebook. */
export function addDifferenceRoutes(api: Api, services: Services): void {
  const config = { role: 'viewer', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
  const compare = async (
    sides: readonly [NamedSide, NamedSide],
    { format = 'json', language, proofs }: Asked,
    reply: FastifyReply,
  ) => {
    const languages = services.rulebook.state().compiled.sources?.identity.languages;
    const spoken = language ?? spokenLanguage(languages?.[0] ?? '', 'en');
    const [before, after] = [await openSide(sides[0], services), await openSide(sides[1], services)];
    const text = await compareApart({ before, after, format, language: spoken, proofs });
    return reply.type(types[format]).send(text);
  };
  api.get(
    '/diff',
    {
      config,
      schema: {
        summary: 'What differs between two states of the rulebook',
        description: 'A state is `current`, a date, `draft:2021-01-01`, or a git revision; two dates, or none.',
        tags: ['revisions'],
        querystring: Type.Object(
          {
            from: Type.String(),
            to: Type.Optional(Type.String({ description: '`current` without it' })),
            ...asked,
            proofs: Type.Optional(Type.Enum(['true', 'false'], proofs)),
          },
          { additionalProperties: false },
        ),
        response: { 200: Result },
      },
    },
    async ({ query: { from, to = 'current', proofs, ...options } }, reply) => {
      return compare([readSide(from), readSide(to)], { ...options, proofs: proofs === 'true' }, reply);
    },
  );
  api.post(
    '/diff',
    {
      bodyLimit: 20_000_000,
      config,
      schema: {
        summary: 'The same, also for files that are stored nowhere',
        tags: ['revisions'],
        body: Type.Object(
          { from: SideSchema, to: SideSchema, ...asked, proofs: Type.Optional(Type.Boolean(proofs)) },
          { additionalProperties: false },
        ),
        response: { 200: Result },
      },
    },
    async ({ body: { from, to, proofs = false, ...options } }, reply) => {
      return compare([from, to], { ...options, proofs }, reply);
    },
  );
}
