import { useReading } from '../../shell/language.tsx';
import { rulebookTexts as texts } from './texts.ts';

/** The table of contents beside the document. */
export function Contents({
  entries,
}: {
  readonly entries: readonly { readonly id: string; readonly label: string }[];
}) {
  const { text } = useReading();
  return (
    <nav className="rulebook-contents no-print" aria-label={text(texts.contents)}>
      <h2>{text(texts.contents)}</h2>
      <ol>
        {entries.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${encodeURIComponent(id)}`}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
