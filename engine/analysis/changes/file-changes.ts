import type { FileContent } from '../../ir/declared-text.ts';
import type { Changes, FileChange } from './changes.ts';

const noFile: FileContent = { text: '', comments: [], content: '', unordered: '' };

/**
 * Files whose comments, layout or order changed. `found` is what else was found: where that explains nothing of what a
 * file says otherwise than before, the same is said in another file now.
 */
export function findFileChanges(found: Omit<Changes, 'files'>): readonly FileChange[] {
  const earlier = found.before.declared.files;
  const later = found.after.declared.files;
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((path) =>
    compareFile(path, earlier.get(path) ?? noFile, later.get(path) ?? noFile, found),
  );
}

function compareFile(
  path: string,
  before: FileContent,
  after: FileContent,
  found: Omit<Changes, 'files'>,
): readonly FileChange[] {
  if (before.text === after.text) return [];
  const changes: FileChange[] = [];
  const isOnBoth = before !== noFile && after !== noFile;
  if (isOnBoth && before.comments.join('\n') !== after.comments.join('\n'))
    changes.push({ path, kind: isSource(path) ? 'surroundings' : 'comments' });
  if (before.content !== after.content) {
    if (before.unordered === after.unordered) changes.push({ path, kind: 'order' });
    else if (!isExplained(path, found)) changes.push({ path, kind: before === noFile ? 'restated' : 'moved' });
  } else if (changes.length === 0) changes.push({ path, kind: 'layout' });
  return changes;
}

function isSource(path: string): boolean {
  return path.startsWith('source/');
}

/** Whether something was found that stands in a file of this kind. */
function isExplained(path: string, found: Omit<Changes, 'files'>): boolean {
  if (path.endsWith('.policy')) return found.declarations.length > 0;
  if (path.endsWith('/edition.yaml')) return found.editions.length > 0;
  if (path.startsWith('locales/')) return found.translations.length > 0;
  if (isSource(path)) return found.provisions.length > 0;
  return path === 'rulebook.yaml' ? found.identity.length > 0 : found.values.length > 0;
}
