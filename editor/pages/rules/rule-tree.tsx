import { useEffect, useMemo, useState } from 'react';
import type { Span } from '../../../dsl/diagnostics/diagnostic.ts';
import type { DeclarationAt, OutlineItem, TreeGroup, TreeItem } from '../../../dsl/services/index.ts';
import { useReading } from '../../shell/language.tsx';
import { rulebookWorker } from '../../worker/connect.ts';
import { rulesTexts as texts } from './texts.ts';

interface Props {
  /** The rulebook's name in the worker. */
  readonly name: string;
  readonly tree: readonly TreeGroup[] | null;
  readonly files: Readonly<Record<string, string>>;
  readonly draft: string | null;
  readonly current: (DeclarationAt & { readonly file: string }) | null;
  /** The file that is shown. */
  readonly shown: string;
  readonly onOpen: (file: string, span: Span) => void;
}

/** The rules by their labels, decision by decision, and the files. */
export function RuleTree({ name, tree, files, draft, current, shown, onOpen }: Props) {
  const { text, language } = useReading();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const groups = useMemo(() => (tree ?? []).flatMap((group) => filterGroup(group, wanted)), [tree, wanted]);
  const parts = useParts(name, wanted, tree);
  const open = (item: TreeItem) => onOpen(item.file, { start: item.offset, end: item.offset + item.name.length });
  return (
    <nav aria-label={text(texts.tree)} className="rules-tree">
      <label htmlFor="rules-filter">{text(texts.find)}</label>
      <input id="rules-filter" type="search" value={filter} onChange={({ target }) => setFilter(target.value)} />
      {tree !== null && groups.length === 0 && parts.length === 0 && <p>{text(texts.nothingFound)}</p>}
      {groups.map((group) => (
        <details key={group.decision ?? ''} open={wanted !== '' || isOf(group, current, shown)}>
          <summary>{group.label[language]}</summary>
          {(['vocabulary', 'rules', 'definitions'] as const).map(
            (part) =>
              group[part].length > 0 && (
                <div key={part}>
                  <h3>{text(texts[part])}</h3>
                  <Items items={group[part]} current={current} draft={draft} onOpen={open} />
                </div>
              ),
          )}
        </details>
      ))}
      {parts.length > 0 && (
        <>
          <h3>{text(texts.parts)}</h3>
          <ul>
            {parts.map((part) => (
              <li key={`${part.file} ${part.nameSpan.start}`}>
                <button type="button" className="link-button" onClick={() => onOpen(part.file, part.nameSpan)}>
                  {part.label[language]}
                </button>{' '}
                <small>{text(texts.kindsOfParts[part.kind === 'member' ? 'member' : 'field'])}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <Files files={files} shown={shown} onOpen={(file) => onOpen(file, { start: 0, end: 0 })} />
    </nav>
  );
}

/** Members and fields that match what is looked for. */
function useParts(name: string, wanted: string, version: unknown): readonly OutlineItem[] {
  const [parts, setParts] = useState<readonly OutlineItem[]>([]);
  useEffect(() => {
    let asked = true;
    if (wanted.length < 2 || version === null) setParts([]);
    else {
      rulebookWorker()
        .findParts(name, wanted)
        .then((found) => asked && setParts(found));
    }
    return () => {
      asked = false;
    };
  }, [name, wanted, version]);
  return parts;
}

function Items({
  items,
  current,
  draft,
  onOpen,
}: {
  readonly items: readonly TreeItem[];
  readonly current: Props['current'];
  readonly draft: string | null;
  readonly onOpen: (item: TreeItem) => void;
}) {
  const { text, language } = useReading();
  return (
    <ul>
      {items.map((item) => (
        <li key={`${item.kind} ${item.name}`}>
          <button
            type="button"
            className="link-button"
            aria-current={current !== null && current.name === item.name && current.file === item.file}
            onClick={() => onOpen(item)}
          >
            {item.label[language]}
          </button>{' '}
          {item.kind !== 'rule' && item.kind !== 'define' && <small>{text(texts.kinds[item.kind])}</small>}{' '}
          {draft !== null && item.file.startsWith(`${draft}/`) && (
            <small className="rules-changed">{text(texts.changedHere)}</small>
          )}
          {item.exceptions.length > 0 && (
            <Items items={item.exceptions} current={current} draft={draft} onOpen={onOpen} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Files({
  files,
  shown,
  onOpen,
}: {
  readonly files: Readonly<Record<string, string>>;
  readonly shown: string;
  readonly onOpen: (file: string) => void;
}) {
  const { text } = useReading();
  const listed = Object.keys(files)
    .filter((file) => /\.(policy|yaml|md)$/.test(file))
    .sort();
  return (
    <details>
      <summary>{text(texts.files)}</summary>
      <ul>
        {listed.map((file) => (
          <li key={file}>
            <button type="button" className="link-button" aria-current={file === shown} onClick={() => onOpen(file)}>
              {file}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether the group has what is shown: the declaration at the cursor, or at first anything of the file. */
function isOf({ rules, definitions, vocabulary }: TreeGroup, current: Props['current'], shown: string): boolean {
  const file = current?.file ?? shown;
  return [...rules, ...definitions, ...vocabulary].some((item) => baseName(item.file) === baseName(file));
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function filterGroup(group: TreeGroup, wanted: string): readonly TreeGroup[] {
  if (wanted === '') return [group];
  const [rules, definitions, vocabulary] = [group.rules, group.definitions, group.vocabulary].map((items) =>
    filterItems(items, wanted),
  );
  if (rules === undefined || definitions === undefined || vocabulary === undefined) return [];
  return rules.length + definitions.length + vocabulary.length === 0
    ? []
    : [{ ...group, rules, definitions, vocabulary }];
}

/** What matches, and what has an exception that does. */
function filterItems(items: readonly TreeItem[], wanted: string): readonly TreeItem[] {
  return items.flatMap((item) => {
    const texts = [item.name, item.label.fi, item.label.en];
    if (texts.some((each) => each.toLowerCase().includes(wanted))) return [item];
    const exceptions = filterItems(item.exceptions, wanted);
    return exceptions.length === 0 ? [] : [{ ...item, exceptions }];
  });
}
