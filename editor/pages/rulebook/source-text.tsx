import type { CoveredProvision } from '../../../engine/document/source-coverage.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { chapterOf } from './headings.ts';
import { NormLink } from './links.tsx';
import { rulebookTexts as texts } from './texts.ts';

interface Props {
  readonly provisions: readonly CoveredProvision[];
  readonly headings: ReadonlyMap<string, string>;
  readonly day: Day;
}

/** The source, with what rests on each provision in the margin. */
export function SourceText({ provisions, headings, day }: Props) {
  const { text } = useReading();
  const count = (state: CoveredProvision['state']) => provisions.filter((one) => one.state === state).length;
  const chapters = [...new Set(provisions.map(({ mark }) => chapterOf(mark)))];
  return (
    <article className="rulebook-text">
      <p>
        {fill(text(texts.covered), {
          cited: count('cited'),
          informative: count('informative'),
          uncited: count('uncited'),
        })}
      </p>
      {chapters.map((chapter) => (
        <section key={chapter} aria-labelledby={`chapter-${chapter}`}>
          <h2 id={`chapter-${chapter}`} lang="fi">
            {headings.get(chapter) || chapter}
          </h2>
          {provisions
            .filter(({ mark }) => chapterOf(mark) === chapter)
            .map((provision) => (
              <Provision key={provision.mark} provision={provision} day={day} />
            ))}
        </section>
      ))}
    </article>
  );
}

function Provision({ provision, day }: { readonly provision: CoveredProvision; readonly day: Day }) {
  const { text } = useReading();
  const { mark, text: words, language, state, citedBy } = provision;
  return (
    <div className={`provision provision-${state}`} id={mark}>
      <p lang={language}>
        <strong>{mark}</strong> {words}
      </p>
      <aside aria-label={`${mark}: ${text(texts.citedBy)}`}>
        {state === 'cited' ? (
          <ul>
            {citedBy.map((citing) => (
              <li key={`${citing.kind} ${citing.name}`}>
                <NormLink citing={citing} day={day} /> <small>{text(texts.kinds[citing.kind])}</small>
              </li>
            ))}
          </ul>
        ) : (
          <p>{text(state === 'informative' ? texts.informs : texts.uncited)}</p>
        )}
      </aside>
    </div>
  );
}
