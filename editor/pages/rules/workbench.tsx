import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, LoadingSpinner } from 'suomifi-ui-components';
import type { Diagnostic, Span } from '../../../dsl/diagnostics/diagnostic.ts';
import { applyEdits } from '../../../dsl/services/edit.ts';
import type { DeclarationAt, TextEdit, TreeGroup } from '../../../dsl/services/index.ts';
import type { Day } from '../../../engine/ir/ir.ts';
import type { FileChanges } from '../../drafts/draft.ts';
import type { ShownPlace } from '../../monaco/policy-editor.tsx';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import { Beside } from './beside.tsx';
import { PlainEditor } from './plain-editor.tsx';
import { Problems } from './problems.tsx';
import { ReadOnlyNotice } from './read-only-notice.tsx';
import { RuleTree } from './rule-tree.tsx';
import { rulesTexts as texts } from './texts.ts';
import { VersionChoice } from './version-choice.tsx';

const PolicyEditor = lazy(() =>
  import('../../monaco/policy-editor.tsx').then(({ PolicyEditor }) => ({ default: PolicyEditor })),
);

export interface WorkbenchProps {
  /** The rulebook's name in the worker. */
  readonly name: string;
  /** The day of the draft, `YYYY-MM-DD`; null for the rules in force. */
  readonly draft: string | null;
  readonly day: Day;
  readonly files: Readonly<Record<string, string>>;
  /** Of the latest compilation; null before the first. */
  readonly diagnostics: readonly Diagnostic[] | null;
  readonly canEdit: (file: string) => boolean;
  readonly onEdit: (changes: FileChanges) => void;
}

/** The tree of rules, the text of one file, and what stands beside the rule at the cursor. */
export function Workbench({ name, draft, day, files, diagnostics, canEdit, onEdit }: WorkbenchProps) {
  const { text, language } = useReading();
  const [plain, setPlain] = useState(false);
  const { place, show } = usePlace(files);
  const tree = useRuleTree(name, day, diagnostics);
  const { declaration, moveTo } = useDeclaration(name, day, diagnostics);
  const found = diagnostics ?? none;
  const open = useCallback((file: string, span: Span) => show({ file, span, focus: true }), [show]);
  const type = useCallback((file: string, typed: string) => onEdit({ [file]: typed }), [onEdit]);
  const apply = useCallback(
    (edits: readonly TextEdit[]) => {
      const after = applyEdits(new Map(Object.entries(files)), edits);
      onEdit(Object.fromEntries(edits.map(({ file }) => [file, after.get(file) ?? ''])));
    },
    [files, onEdit],
  );
  const format = async () => {
    const edit = await rulebookWorker().format({ name, ...place, offset: 0, text: files[place.file] ?? '' });
    if (edit !== null) apply([edit]);
  };
  const label = fill(text(texts.editorLabel), { file: place.file });
  const shared = { name, files, place, canEdit, label, onType: type, onCursor: moveTo };
  return (
    <div className="rules">
      <div className="rules-side">
        <VersionChoice draft={draft} />
        <RuleTree
          name={name}
          tree={tree}
          files={files}
          draft={draft}
          current={declaration}
          onOpen={open}
          shown={place.file}
        />
      </div>
      <section className="rules-text" aria-labelledby="rules-editor">
        <h2 id="rules-editor" className="rules-file">
          {place.file}
        </h2>
        <ReadOnlyNotice
          name={name}
          draft={draft}
          place={place}
          text={files[place.file] ?? ''}
          declaration={declaration}
          canEdit={canEdit}
          onEdit={onEdit}
          onOpen={open}
        />
        <div className="rules-tools">
          <label>
            <input type="checkbox" checked={plain} onChange={({ target }) => setPlain(target.checked)} />{' '}
            {text(texts.plain)}
          </label>
          {canEdit(place.file) && place.file.endsWith('.policy') && (
            <Button variant="secondaryNoBorder" onClick={format}>
              {text(texts.format)}
            </Button>
          )}
        </div>
        {plain ? (
          <PlainEditor {...shared} hint={text(texts.plainHint)} />
        ) : (
          <Suspense fallback={<LoadingSpinner status="loading" variant="small" text={text(texts.loading)} />}>
            <PolicyEditor {...shared} day={day} diagnostics={found} language={language} onOpen={open} onApply={apply} />
            <p className="rules-keyboard">{text(texts.keyboard)}</p>
          </Suspense>
        )}
        <Problems name={name} files={files} diagnostics={diagnostics} canEdit={canEdit} onOpen={open} onApply={apply} />
      </section>
      <Beside name={name} draft={draft} day={day} file={place.file} declaration={declaration} version={diagnostics} />
    </div>
  );
}

const none: readonly Diagnostic[] = [];

/** The place that is shown: of the address at first, then wherever the reader goes. */
function usePlace(files: Readonly<Record<string, string>>) {
  const [parameters, setParameters] = useSearchParams();
  const [place, setPlace] = useState<ShownPlace>(() => firstPlace(files, parameters));
  const show = useCallback(
    (next: ShownPlace) => {
      setPlace(next);
      setParameters({ file: next.file }, { replace: true });
    },
    [setParameters],
  );
  // A file that is gone, as after undoing, is not shown on.
  const isGone = !(place.file in files);
  useEffect(() => {
    if (isGone) setPlace(firstPlace(files, new URLSearchParams()));
  }, [isGone, files]);
  return useMemo(() => ({ place, show }), [place, show]);
}

function firstPlace(files: Readonly<Record<string, string>>, parameters: URLSearchParams): ShownPlace {
  const asked = parameters.get('file') ?? '';
  const policies = Object.keys(files).filter((file) => file.endsWith('.policy'));
  const decision = policies.find((file) => /^decision /m.test(files[file] ?? ''));
  const file = asked in files ? asked : (decision ?? policies[0] ?? Object.keys(files)[0] ?? '');
  return { file, span: { start: 0, end: 0 }, focus: false };
}

/** How long the cursor rests before what stands beside it is looked up, in milliseconds. */
const pause = 150;

/** The declaration at the cursor; the last one known while it is half typed. */
function useDeclaration(name: string, day: Day, version: unknown) {
  const [declaration, setDeclaration] = useState<(DeclarationAt & { readonly file: string }) | null>(null);
  const cursor = useRef<{ readonly file: string; readonly offset: number; readonly text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = useCallback(async () => {
    const at = cursor.current;
    if (at === null) return;
    const found = await rulebookWorker().declarationAt({ name, ...at }, day);
    if (at === cursor.current && found !== null) setDeclaration({ ...found, file: at.file });
  }, [name, day]);
  const moveTo = useCallback(
    (file: string, offset: number, text: string) => {
      cursor.current = { file, offset, text };
      clearTimeout(timer.current);
      timer.current = setTimeout(ask, pause);
    },
    [ask],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (version !== null) void ask();
  }, [version, ask]);
  return { declaration, moveTo };
}

/** What is in force on a day; null until the worker has said. Asked again for each version. */
function useRuleTree(name: string, day: Day, version: unknown): readonly TreeGroup[] | null {
  const [tree, setTree] = useState<readonly TreeGroup[] | null>(null);
  useEffect(() => {
    let wanted = true;
    if (version === null) return;
    rulebookWorker()
      .ruleTree(name, day)
      .then((found) => wanted && setTree(found));
    return () => {
      wanted = false;
    };
  }, [name, day, version]);
  return tree;
}
