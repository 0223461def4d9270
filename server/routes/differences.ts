import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { compareSides } from '../differences/compare-sides.ts';
import { type NamedSide, openSide, readSide } from '../differences/sides.ts';
import { FileTexts, TextOrNull, Texts } from './schemas.ts';
import { Index } from './values.ts';

const Result = Type.Object({
  values: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Texts,
      index: Index,
      unit: TextOrNull,
      citations: Type.Array(Type.String()),
      before: Type.Unknown({ description: 'As in /values; null where there is none' }),
      after: Type.Unknown(),
      from: Type.Union([Type.String(), Type.Null()], {
        description: 'The day from which it differs; null where two days are compared',
      }),
    }),
  ),
});

const SideSchema = Type.Union([
  Type.Object({ kind: Type.Literal('current') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Enum(['date', 'draft']), date: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('revision'), revision: Type.String() }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('files'), files: FileTexts }, { additionalProperties: false }),
]);

/** What differs between two states of the rulebook. */
export function addDifferenceRoutes(api: Api, services: Services): void {
  const compare = async (from: NamedSide, to: NamedSide) => {
    const { values } = compareSides(await openSide(from, services), await openSide(to, services));
    return { values: values.map((value) => ({ ...value, citations: [...value.citations] })) };
  };
  const config = { role: 'viewer', rateLimit: { max: 60, timeWindow: '1 minute' } } as const;
  api.get(
    '/diff',
    {
      config,
      schema: {
        summary: 'What differs between two states of the rulebook',
        description: 'A state is `current`, a date, `draft:2021-01-01`, or a git revision.',
        tags: ['revisions'],
        querystring: Type.Object(
          { from: Type.String(), to: Type.Optional(Type.String({ description: '`current` without it' })) },
          { additionalProperties: false },
        ),
        response: { 200: Result },
      },
    },
    async ({ query: { from, to = 'current' } }) => compare(readSide(from), readSide(to)),
  );
  api.post(
    '/diff',
    {
      bodyLimit: 20_000_000,
      config,
      schema: {
        summary: 'The same, also for files that are nowhere stored',
        tags: ['revisions'],
        body: Type.Object({ from: SideSchema, to: SideSchema }, { additionalProperties: false }),
        response: { 200: Result },
      },
    },
    async ({ body: { from, to } }) => compare(from, to),
  );
}
