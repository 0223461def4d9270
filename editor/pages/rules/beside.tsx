import { useEffect, useState } from 'react';
import type { DeclarationAt } from '../../../dsl/services/index.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import type { TouchingCase, TouchingCases } from '../../worker/rules.ts';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  readonly name: string;
  readonly draft: string | null;
  readonly day: Day;
  /** The file that is shown. */
  readonly file: string;
  readonly declaration: DeclarationAt | null;
  /** Changes with each compilation. */
  readonly version: unknown;
}

/** The provisions that the declaration at the cursor rests on, and how the cases go that it touches. */
export function Beside({ name, draft, day, file, declaration, version }: Props) {
  const { text, language } = useReading();
  return (
    <aside className="rules-beside" aria-label={text(texts.beside)}>
      {declaration === null ? (
        <p>{text(texts.nothingBeside)}</p>
      ) : (
        <>
          <h2>
            {declaration.label[language]} <small>{text(texts.kinds[declaration.kind])}</small>
          </h2>
          {declaration.provisions.length === 0 && <p>{text(texts.noProvision)}</p>}
          {declaration.provisions.map(({ mark, text: words }) => (
            <figure key={mark} className="rules-provision">
              <figcaption>{fill(text(texts.provision), { mark })}</figcaption>
              <blockquote lang="fi">{words}</blockquote>
            </figure>
          ))}
          {declaration.interpretations.map((reading) => (
            <p key={reading}>
              <strong>{text(texts.interpretation)}:</strong> <span lang="fi">{reading}</span>
            </p>
          ))}
          <Cases
            name={name}
            declaration={declaration}
            // What the draft says is asked of cases on its day: as they are written they are decided before it.
            movedTo={draft !== null && file.startsWith(`${draft}/`) ? day : null}
            version={version}
          />
        </>
      )}
    </aside>
  );
}

function Cases({
  name,
  declaration,
  movedTo,
  version,
}: {
  readonly name: string;
  readonly declaration: DeclarationAt;
  readonly movedTo: Day | null;
  readonly version: unknown;
}) {
  const { text, language } = useReading();
  const cases = useTouchingCases(name, declaration, movedTo, version);
  const failed = cases?.filter(({ result }) => result === 'failed') ?? [];
  const same = cases?.filter(({ result }) => result === 'same') ?? [];
  const passed = cases?.filter(({ result }) => result === 'passed') ?? [];
  return (
    <section aria-labelledby="rules-cases">
      <h3 id="rules-cases">{text(texts.cases)}</h3>
      {cases === undefined && <p>{text(texts.casesRunning)}</p>}
      {cases === null && <p>{text(texts.casesWait)}</p>}
      {cases !== undefined && cases !== null && (
        <>
          <p>
            {cases.length === 0
              ? text(texts.noCases)
              : fill(text(texts.casesCount), {
                  touching: cases.length,
                  passed: passed.length,
                  failed: failed.length,
                })}
          </p>
          {movedTo !== null && <p>{fill(text(texts.moved), { day: formatDay(movedTo, language) })}</p>}
          <CaseList cases={failed} />
          {same.length > 0 && (
            <details>
              <summary>{fill(text(texts.sameCases), { count: same.length })}</summary>
              <p>{text(texts.sameHint)}</p>
              <CaseList cases={same} />
            </details>
          )}
          {passed.length > 0 && (
            <details>
              <summary>{fill(text(texts.passedCases), { count: passed.length })}</summary>
              <CaseList cases={passed} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function CaseList({ cases }: { readonly cases: readonly TouchingCase[] }) {
  if (cases.length === 0) return null;
  return (
    <ul className="rules-cases">
      {cases.map((one) => (
        <Case key={`${one.file} ${one.offset} ${one.name}`} case={one} />
      ))}
    </ul>
  );
}

function Case({ case: { name, result, differences } }: { readonly case: TouchingCase }) {
  const { text } = useReading();
  return (
    <li className={`rules-case-${result}`}>
      <strong>{text(texts[result])}</strong> <span lang="fi">{name}</span>
      {differences.length > 0 && (
        <ul>
          {differences.map(({ subject, expected, actual }) => (
            <li key={subject}>{fill(text(texts.difference), { subject, expected, actual })}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The cases of the declaration: undefined while they run, null while there are mistakes. */
function useTouchingCases(
  name: string,
  { touched }: DeclarationAt,
  movedTo: Day | null,
  version: unknown,
): TouchingCases | undefined {
  const [cases, setCases] = useState<TouchingCases | undefined>(undefined);
  const key = JSON.stringify(touched);
  useEffect(() => {
    let wanted = true;
    if (version === null) return;
    rulebookWorker()
      .touchingCases(name, JSON.parse(key), movedTo === null ? null : { day: movedTo, without: 'current' })
      .then((found) => wanted && setCases(found));
    return () => {
      wanted = false;
    };
  }, [name, key, movedTo, version]);
  return cases;
}
