import type { PageValue } from '../../../../engine/answer/page.ts';
import type { OutputRange } from '../../../../engine/form/assess-case.ts';
import { marksCitedIn } from '../../../../engine/form/cited-provisions.ts';
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
  const { text } = useReading();
  const { formulas, ranges, rulebook } = assessment;
  if (values.length === 0) return null;
  return (
    <section aria-labelledby="values-title">
      <h3 id="values-title">{text(texts.values)}</h3>
      <ul className="values">
        {values.map(({ name, label, value, known, because }) => (
          <li key={name} className={known === null ? 'value-unknown' : undefined}>
            <Disclosure
              summary={
                <>
                  <span className="value-label">{label}</span>
                  <span className="value-amount">
                    {known === null ? <Unknown range={ranges[name]} value={value} /> : <strong>{value}</strong>}
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
                    <Provisions
                      marks={marksCitedIn(because, rulebook)}
                      rulebook={rulebook}
                      day={assessment.findings.date}
                    />
                  </>
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Between what a value lies that is not known, where that is known, and why it is not. */
function Unknown({ range, value }: { readonly range: OutputRange | undefined; readonly value: string }) {
  const { text } = useReading();
  const between = range && fill(text(texts.range), { least: range.least, greatest: range.greatest });
  return <>{between === undefined ? value : `${between}; ${value}`}</>;
}
