import { Button } from 'suomifi-ui-components';
import type { Span } from '../../../dsl/diagnostics/diagnostic.ts';
import type { DeclarationAt } from '../../../dsl/services/index.ts';
import { parseDate } from '../../../engine/ir/calendar.ts';
import { formatDay } from '../../../engine/wording/format-value.ts';
import type { FileChanges } from '../../drafts/draft.ts';
import type { ShownPlace } from '../../monaco/policy-editor.tsx';
import { fill } from '../../shell/fill.ts';
import { useReading } from '../../shell/language.tsx';
import { useAnnounce } from '../../shell/status.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  readonly name: string;
  readonly draft: string | null;
  readonly place: ShownPlace;
  /** Of the file that is shown. */
  readonly text: string;
  readonly declaration: (DeclarationAt & { readonly file: string }) | null;
  readonly canEdit: (file: string) => boolean;
  readonly onEdit: (changes: FileChanges) => void;
  readonly onOpen: (file: string, span: Span) => void;
}

/** Says why a file cannot be changed, and offers to replace the declaration at the cursor in the draft. */
export function ReadOnlyNotice({ name, draft, place, text: shown, declaration, canEdit, onEdit, onOpen }: Props) {
  const { text, language } = useReading();
  const announce = useAnnounce();
  if (canEdit(place.file)) return null;
  if (draft === null) return <p className="rules-notice">{text(texts.lockedInForce)}</p>;
  const day = parseDate(place.file.split('/')[0] ?? '');
  const here = declaration !== null && declaration.file === place.file && declaration.kind !== 'repeal';
  const replace = async () => {
    const target = parseDate(draft);
    if (declaration === null || target === null) return;
    const at = { name, file: place.file, offset: declaration.span.start, text: shown };
    const copied = await rulebookWorker().copyDeclaration(at, target);
    if (copied === null) return;
    if (!copied.existed) onEdit({ [copied.file]: copied.text });
    announce(text(texts.goThere));
    onOpen(copied.file, { start: copied.offset, end: copied.offset });
  };
  const canReplace = canEdit(`${draft}/any.policy`) && place.file.endsWith('.policy');
  const label = declaration?.label[language] ?? '';
  return (
    <div className="rules-notice">
      <p>{day === null ? text(texts.readOnly) : fill(text(texts.lockedHere), { day: formatDay(day, language) })}</p>
      {canReplace && !here && <p>{text(texts.replaceHint)}</p>}
      {canReplace && here && (
        <Button variant="secondary" onClick={replace}>
          {fill(text(texts.replace), { label })}
        </Button>
      )}
    </div>
  );
}
