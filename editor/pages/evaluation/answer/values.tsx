import type { PageValue } from '../../../../engine/answer/page.ts';
import { marksCitedIn } from '../../../../engine/form/cited-provisions.ts';
import { labelOfName } from '../../../../engine/ir/names.ts';
import { fill } from '../../../shell/fill.ts';
import { useReading } from '../../../shell/language.tsx';
import { evaluationTexts as texts } from '../texts.ts';
import type { MadeAssessment } from '../use-assessment.ts';
import { BecauseTree } from './because-tree.tsx';
import { Disclosure } from './disclosure.tsx';
import { Provisions } from './provisions.tsx';

/** What the decision computes: known values with how they were computed, the others with what is known of them. */
export function Values({
  values,
  assessment,
}: {
  readonly values: readonly PageValue[];
  readonly assessment: MadeAssessment;
}) {
  const { text, language } = useReading();
  const { formulas, ranges, unknown, rulebook } = assessment;
  if (values.length + unknown.length === 0) return null;
  return (
    <section aria-labelledby="values-title">
      <h3 id="values-title">{text(texts.values)}</h3>
      <ul className="values">
        {values.map(({ name, label, value, because }) => (
          <li key={name}>
            <Disclosure
              summary={
                <>
                  <span className="value-label">{label}</span>
                  <span className="value-amount">
                    <strong>{value}</strong>
                    {formulas[name] !== undefined && <span className="formula"> = {formulas[name]}</span>}
                  </span>
                </>
              }
              inside={() =>
                because === null ? (
                  <p>{text(texts.calculating)}</p>
                ) : (
                  <>
                    <BecauseTree nodes={because.children ?? []} said="" />
                    <Provisions marks={marksCitedIn(because, rulebook)} rulebook={rulebook} />
                  </>
                )
              }
            />
          </li>
        ))}
        {unknown.map((name) => {
          const range = ranges[name];
          return (
            <li key={name} className="value-unknown">
              <span className="value-label">{labelOfName(name, language, rulebook)}</span>
              <span className="value-amount">
                {range === undefined
                  ? text(texts.unknown)
                  : fill(text(texts.range), { least: range.least, greatest: range.greatest })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
