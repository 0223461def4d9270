import { NavLink } from 'react-router';
import { textIn } from '../../engine/ir/texts.ts';
import { signOut } from '../api/session.ts';
import { useReading } from './language.tsx';
import { pages } from './pages.ts';
import { useRulebook } from './rulebook.tsx';
import { shellTexts as texts } from './texts.ts';

/** The rulebook's name, the pages, and the languages. */
export function Header() {
  const { language, read, text } = useReading();
  const { rulebook, title, session, reload } = useRulebook();
  const leave = async () => {
    await signOut();
    reload();
  };
  return (
    <header className="page-header">
      <a className="skip-link" href="#main">
        {text(texts.skip)}
      </a>
      <div className="page-header-top">
        <p className="rulebook-title">
          {rulebook === null ? Object.values(title)[0] : textIn(rulebook.title, language, rulebook)}
        </p>
        <div className="page-header-tools">
          {session.signInRequired && (
            <>
              <span>{session.name}</span>
              <button type="button" className="link-button" onClick={leave}>
                {text(texts.signOut)}
              </button>
            </>
          )}
          <fieldset className="languages">
            <legend className="visually-hidden">{text(texts.language)}</legend>
            {languages.map(({ code, name }) => (
              <button
                key={code}
                type="button"
                lang={code}
                aria-pressed={language === code}
                aria-label={name}
                onClick={() => read(code)}
              >
                {code.toUpperCase()}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      <nav aria-label={text(texts.pages)}>
        <ul className="page-navigation">
          {pages.map((page) => (
            <li key={page.path}>
              <NavLink to={page.path}>{text(page.title)}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

const languages = [
  { code: 'fi', name: 'Suomeksi' },
  { code: 'en', name: 'In English' },
] as const;
