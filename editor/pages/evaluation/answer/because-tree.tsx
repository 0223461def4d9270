import type { Because } from '../../../../engine/explain/explanation.ts';
import { formatCitations } from '../../../../engine/wording/citations.ts';
import { words } from '../../../../engine/wording/words.ts';
import { useReading } from '../../../shell/language.tsx';

/** Why something came out as it did, as nested lists. Readings that `said` tells already are not told again. */
export function BecauseTree({ nodes, said }: { readonly nodes: readonly Because[]; readonly said: string }) {
  const { language } = useReading();
  if (nodes.length === 0) return null;
  return (
    <ul className="because">
      {nodes.map(({ kind, text, value, provisions = [], interpretation, children = [] }, index) => {
        const citation = formatCitations(provisions, language);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reason is its place in the tree.
          <li key={index} className={`because-${kind}`}>
            {text}
            {value !== undefined && (
              <>
                : <strong>{value}</strong>
              </>
            )}
            {citation !== '' && <span className="citation"> {citation}</span>}
            {interpretation !== undefined && !said.includes(interpretation) && (
              <p className="interpretation">
                {words.interpretation[language]}: {interpretation}
              </p>
            )}
            <BecauseTree nodes={children} said={said} />
          </li>
        );
      })}
    </ul>
  );
}
