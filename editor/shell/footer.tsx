import { Link } from 'react-router';
import { useReading } from './language.tsx';
import { accessibilityPage } from './pages.ts';
import { shellTexts as texts } from './texts.ts';

/** What stands at the foot of every page. */
export function Footer() {
  const { text } = useReading();
  return (
    <footer className="page-footer">
      <p>{text(texts.disclaimer)}</p>
      <p>
        <Link to={accessibilityPage.path}>{text(accessibilityPage.title)}</Link>
      </p>
    </footer>
  );
}
