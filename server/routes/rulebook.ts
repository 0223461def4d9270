import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { checkFiles } from '../rulebook/check-files.ts';
import { describeRulebook, usable } from '../rulebook/current-rulebook.ts';
import { listEditions } from '../rulebook/editions.ts';
import { listExamples } from '../rulebook/examples.ts';
import { FileTexts, Localized, TextOrNull } from './schemas.ts';

const Region = {
  file: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  endLine: Type.Integer(),
  endColumn: Type.Integer(),
};

/** As `rulebook check --format json` writes it. */
const CheckResult = Type.Object({
  errors: Type.Integer(),
  warnings: Type.Integer(),
  problems: Type.Array(
    Type.Object({
      code: Type.String(),
      severity: Type.Enum(['error', 'warning']),
      ...Region,
      message: Localized,
      labels: Type.Array(Type.Object({ ...Region, message: Localized })),
      help: Type.Union([Localized, Type.Null()]),
      fix: Type.Union([Type.Object({ ...Region, title: Localized, text: Type.String() }), Type.Null()]),
    }),
  ),
});

/** What the rulebook is made of, and whether files make one. */
export function addRulebookRoutes(api: Api, { rulebook, options }: Services): void {
  const schema = { tags: ['rulebook'] };
  api.get(
    '/editions',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'The editions of the rulebook, by date',
        response: {
          200: Type.Array(
            Type.Object({
              date: Type.String(),
              status: Type.Enum(['draft', 'proposed', 'accepted', 'in_force']),
              hash: TextOrNull,
              decided: TextOrNull,
              decidedBy: TextOrNull,
              record: TextOrNull,
            }),
          ),
        },
      },
    },
    async () => [...listEditions(rulebook.state())],
  );
  api.get(
    '/examples',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'Facts to start from, by decision',
        response: {
          200: Type.Record(
            Type.String(),
            Type.Array(Type.Object({ name: Type.String(), facts: Type.Object({}, { additionalProperties: true }) })),
          ),
        },
      },
    },
    async () => {
      const state = rulebook.state();
      usable(state);
      const examples = Object.entries(listExamples(state, options.rulebookFolder));
      return Object.fromEntries(examples.map(([decision, list]) => [decision, [...list]]));
    },
  );
  api.post(
    '/check',
    {
      bodyLimit: 12_000_000,
      config: { role: 'viewer', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        ...schema,
        summary: 'Checks a rulebook made of these files; nothing is stored',
        body: Type.Object(
          {
            files: FileTexts,
            drafts: Type.Optional(Type.Boolean({ description: 'Whether drafts and proposals count' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: CheckResult },
      },
    },
    async ({ body: { files, drafts = false } }) => {
      return checkFiles(describeRulebook(new Map(Object.entries(files)), { drafts }));
    },
  );
}
