import { Type } from 'typebox';
import type { JsonTextProblem } from '../../engine/facts/parse.ts';
import type { FactProblem } from '../../engine/facts/problem.ts';
import { parseDate } from '../../engine/ir/calendar.ts';
import type { Decision } from '../../engine/ir/ir.ts';
import { factsOf } from '../../engine/ir/reads.ts';
import { schemaOfFacts } from '../../engine/schema/json-schema.ts';
import { reasonsOf, toJson } from '../../library/results.ts';
import type { Api, Services } from '../api.ts';
import { readExactJson } from '../decisions/exact-json.ts';
import { findDecision, labelOfOutput, openDecision } from '../decisions/open-decision.ts';
import { checkPin, pinOf } from '../decisions/pin.ts';
import { Refusal } from '../refusals/refusal.ts';
import { usable } from '../rulebook/current-rulebook.ts';
import { listExamples } from '../rulebook/examples.ts';
import { LanguageOption, Texts } from './schemas.ts';

const outcomes = Type.Object({ approved: Texts, denied: Texts, referred: Texts, incomplete: Texts });

const summary = {
  name: Type.String(),
  label: Texts,
  facts: Type.Integer({ description: 'How many facts it reads' }),
  outcomes,
  asOf: Type.String({ description: 'The fact that dates the decision' }),
};

const AnyObject = Type.Object({}, { additionalProperties: true });

export const NameParams = Type.Object({ name: Type.String() });

const Evaluation = Type.Object(
  {
    facts: AnyObject,
    on: Type.Optional(Type.String({ description: 'The date, where the facts leave it out' })),
    explain: Type.Optional(Type.Boolean({ description: 'Whether to give the reasons step by step' })),
    language: LanguageOption,
  },
  { additionalProperties: false },
);

/** The decisions of the rulebook, and deciding one case. Facts are kept nowhere. */
export function addDecisionRoutes(api: Api, { rulebook, options }: Services): void {
  const schema = { tags: ['decisions'] };
  api.get(
    '/decisions',
    {
      config: { role: 'viewer' },
      schema: { ...schema, summary: 'The decisions there are', response: { 200: Type.Array(Type.Object(summary)) } },
    },
    async () => {
      const { ir } = usable(rulebook.state());
      return ir.decisions.map((decision) => summarise(decision, factsOf(ir, decision.name).length));
    },
  );
  api.get(
    '/decisions/:name',
    {
      config: { role: 'viewer' },
      schema: {
        ...schema,
        summary: 'A decision with the JSON Schema of its facts, examples and outputs',
        params: NameParams,
        querystring: Type.Object({ language: LanguageOption }, { additionalProperties: false }),
        response: {
          200: Type.Object({
            ...summary,
            schema: AnyObject,
            examples: Type.Array(Type.Object({ name: Type.String(), facts: AnyObject })),
            outputs: Type.Array(
              Type.Object({ name: Type.String(), label: Texts, type: AnyObject, given: Type.Boolean() }),
            ),
          }),
        },
      },
    },
    async ({ params: { name }, query: { language } }) => {
      const state = rulebook.state();
      const { ir } = usable(state);
      const decision = findDecision(ir, name);
      return {
        ...summarise(decision, factsOf(ir, name).length),
        schema: schemaOfFacts(ir, { decision: name, ...(language !== undefined && { language }) }),
        examples: [...(listExamples(state, options.rulebookFolder)[name] ?? [])],
        outputs: decision.outputs.map((output) => ({
          name: output.name,
          label: labelOfOutput(output.name, ir),
          type: output.type,
          given: output.givenFrom !== null,
        })),
      };
    },
  );
  api.register(async (exact: Api) => {
    readExactJson(exact);
    exact.post(
      '/decisions/:name/evaluate',
      {
        config: { role: 'evaluator' },
        schema: {
          ...schema,
          summary: 'Decides a case',
          params: NameParams,
          headers: Type.Object({
            'rulebook-hash': Type.Optional(Type.String({ description: 'The hash the answer must come from' })),
          }),
          body: Evaluation,
          response: {
            200: Type.Object({
              answer: AnyObject,
              because: Type.Optional(AnyObject),
              remedies: Type.Optional(AnyObject),
            }),
          },
        },
      },
      async (request) => {
        const { facts, on, explain = false, language } = request.body;
        const pin = pinOf(request);
        const loaded = usable(rulebook.state());
        checkPin(pin, null, loaded);
        findDecision(loaded.ir, request.params.name);
        if (on !== undefined && parseDate(on) === null) throw new Refusal('bad-date');
        const decision = openDecision(loaded, request.params.name, { on, language });
        const result = decision.decide(facts, { detail: explain ? 'reasons' : 'answer' });
        if (result.kind === 'unusable') throw unusableFacts(result.problems);
        checkPin(pin, result.answer.hash, loaded);
        const { kind, case: reference, answer } = result;
        return { answer: toJson({ kind, case: reference, answer }), ...('because' in result && reasonsOf(result)) };
      },
    );
  });
}

function unusableFacts(problems: readonly (FactProblem | JsonTextProblem)[]): Refusal {
  return new Refusal('facts-unusable', { problems });
}

function summarise({ name, label, outcomes: words, asOf }: Decision, facts: number) {
  return { name, label, facts, outcomes: words, asOf };
}
