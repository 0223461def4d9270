import { Type } from 'typebox';
import { parseDate } from '../../engine/ir/calendar.ts';
import { spokenLanguage } from '../../engine/ir/texts.ts';
import type { Api, Services } from '../api.ts';
import { composeRulebook } from '../drafts/compose.ts';
import { Refusal } from '../refusals/refusal.ts';
import { checkFiles } from '../rulebook/check-files.ts';
import { describeRulebook, type RulebookState, usable } from '../rulebook/current-rulebook.ts';
import { listValues, writeListedValue } from '../values/price-list.ts';
import { writeValuesTable } from '../values/write-table.ts';
import { readDate } from './drafts.ts';
import { LanguageOption, TextOrNull, Texts } from './schemas.ts';

const Index = Type.Union([
  Type.Object({ kind: Type.Literal('member'), member: Type.String(), label: Texts }),
  Type.Object({ kind: Type.Literal('band'), from: Type.String(), to: TextOrNull, unit: Type.String() }),
  Type.Object({ kind: Type.Literal('bracket'), from: Type.String(), unit: Type.String() }),
  Type.Null(),
]);

const ListedValue = Type.Object({
  name: Type.String(),
  label: Texts,
  index: Index,
  value: Type.Unknown({
    description:
      'A number as decimal text; yes or no, a date, a text, or a list of members; null: no value in force (~)',
  }),
  unit: TextOrNull,
  provisions: Type.Array(Type.String()),
  citations: Type.Array(Type.String()),
  from: Type.String(),
  until: TextOrNull,
});

/** The price list: values of parameters, those of coming editions among them. */
export function addValueRoutes(api: Api, services: Services): void {
  api.get(
    '/values',
    {
      config: { role: 'viewer' },
      schema: {
        summary: 'Values in force on a date and those to come',
        tags: ['rulebook'],
        querystring: Type.Object(
          {
            on: Type.Optional(Type.String({ description: 'A date; all values there have been without it' })),
            drafts: Type.Optional(Type.String({ description: 'The date of a draft that is to count' })),
            format: Type.Optional(Type.Enum(['json', 'csv'])),
            language: LanguageOption,
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Union([Type.Array(ListedValue), Type.String()]) },
      },
    },
    async ({ query: { on, drafts, format, language } }, reply) => {
      const { ir } = usable(await stateWith(drafts, services));
      const values = listValues(ir, on === undefined ? null : parseDate(readDate(on)));
      if (format !== 'csv') return values.map((stretch) => toPlain(writeListedValue(stretch, ir)));
      const spoken = language ?? spokenLanguage(ir.languages[0] ?? '', 'en');
      reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${ir.id}-values.csv"`);
      return writeValuesTable(values, ir, spoken);
    },
  );
}

/** The rulebook as it is, or as it would be with a draft. */
async function stateWith(date: string | undefined, { drafts, rulebook }: Services): Promise<RulebookState> {
  const state = rulebook.state();
  if (date === undefined) return state;
  const { draft } = await drafts.get(readDate(date));
  const composed = describeRulebook(composeRulebook(state.files, draft), { drafts: true });
  if (composed.loaded !== null) return composed;
  const { problems } = checkFiles(composed);
  throw new Refusal('draft-has-errors', { problems });
}

function toPlain(listed: ReturnType<typeof writeListedValue>) {
  return { ...listed, provisions: [...listed.provisions], citations: [...listed.citations] };
}
