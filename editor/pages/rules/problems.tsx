import { useEffect, useState } from 'react';
import type { Diagnostic, Span } from '../../../dsl/diagnostics/diagnostic.ts';
import { createLineTable } from '../../../dsl/diagnostics/line-table.ts';
import type { CodeAction, TextEdit } from '../../../dsl/services/index.ts';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Null before the first compilation. */
  readonly diagnostics: readonly Diagnostic[] | null;
  readonly canEdit: (file: string) => boolean;
  readonly onOpen: (file: string, span: Span) => void;
  readonly onApply: (edits: readonly TextEdit[]) => void;
}

/** Nobody mends more at a time. */
const mostShown = 30;

/** What is wrong, in words, each with a way to its place and to what can be done about it. */
export function Problems({ name, files, diagnostics, canEdit, onOpen, onApply }: Props) {
  const { text } = useReading();
  const announce = useAnnounce();
  const found = diagnostics ?? [];
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const heading = fill(text(texts.problems), { errors, warnings: found.length - errors });
  const shown = found.slice(0, mostShown);
  const actions = useActions(name, diagnostics);
  useEffect(() => {
    if (diagnostics !== null) announce(heading);
  }, [diagnostics, heading, announce]);
  if (diagnostics === null) return null;
  return (
    <section aria-labelledby="rules-problems" className="rules-problems">
      <h2 id="rules-problems">{heading}</h2>
      {found.length === 0 && <p>{text(texts.noProblems)}</p>}
      <ol>
        {shown.map((diagnostic, index) => (
          <li key={`${diagnostic.file} ${diagnostic.span.start} ${diagnostic.code}`}>
            <strong className={`rules-${diagnostic.severity}`}>{text(texts[diagnostic.severity])}:</strong>{' '}
            <button type="button" className="link-button" onClick={() => onOpen(diagnostic.file, diagnostic.span)}>
              {fill(text(texts.line), {
                file: diagnostic.file,
                line: createLineTable(files[diagnostic.file] ?? '').positionAt(diagnostic.span.start).line,
              })}
            </button>{' '}
            {text(diagnostic.message)}
            {diagnostic.help !== undefined && <> – {text(diagnostic.help)}</>}{' '}
            {(actions?.of === diagnostics ? (actions.found[index] ?? []) : [])
              .filter(({ edits }) => edits.every(({ file }) => canEdit(file)))
              .map((action) => (
                <button key={action.title.en} type="button" className="rules-fix" onClick={() => onApply(action.edits)}>
                  {text(action.title)}
                </button>
              ))}
          </li>
        ))}
      </ol>
      {found.length > mostShown && <p>{fill(text(texts.moreProblems), { count: found.length - mostShown })}</p>}
    </section>
  );
}

interface FoundActions {
  readonly of: readonly Diagnostic[];
  readonly found: readonly (readonly CodeAction[])[];
}

/** What can be done about each of the problems that are shown. */
function useActions(name: string, diagnostics: readonly Diagnostic[] | null): FoundActions | null {
  const [actions, setActions] = useState<FoundActions | null>(null);
  useEffect(() => {
    let wanted = true;
    if (diagnostics === null) return;
    rulebookWorker()
      .actionsOnEach(name, diagnostics.slice(0, mostShown))
      .then((found) => wanted && setActions({ of: diagnostics, found }));
    return () => {
      wanted = false;
    };
  }, [name, diagnostics]);
  return actions;
}
