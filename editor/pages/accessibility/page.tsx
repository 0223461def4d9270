import { useReading } from '../../shell/language.tsx';
import { accessibilityTexts as texts } from './texts.ts';

/** The accessibility statement. */
export function AccessibilityPage() {
  const { text } = useReading();
  return (
    <div className="prose">
      <p>{text(texts.aim)}</p>
      <h2>{text(texts.knownTitle)}</h2>
      <ul>
        {texts.known.map((known) => (
          <li key={known.en}>{text(known)}</li>
        ))}
      </ul>
      <h2>{text(texts.testedTitle)}</h2>
      <p>{text(texts.tested)}</p>
      <h2>{text(texts.feedbackTitle)}</h2>
      <p>{text(texts.feedback)}</p>
      <p>
        <a href={`mailto:${feedbackAddress}`}>{feedbackAddress}</a>
      </p>
    </div>
  );
}

const feedbackAddress = 'saavutettavuus@example.org';
