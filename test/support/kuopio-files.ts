import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFiles } from '../../dsl/editions/consolidated.ts';
import type { Workspace } from '../../dsl/workspace/open-workspace.ts';

const folder = fileURLToPath(new URL('../../policies/kuopio-social-rehabilitation', import.meta.url));

/** The files of the Kuopio rulebook, as `compileRulebook` takes them; without its lock, so that they can be changed. */
export function kuopioFiles(): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = paths.map((path) => [relative(folder, path).split(sep).join('/'), path] as const);
  return new Map(
    named
      .filter(([name]) => name !== 'rulebook.lock' && !name.startsWith('tests/'))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}

/** Brings a workspace to these files: each edit compiles the rulebook, so only what differs is edited. */
export function bringTo(workspace: Workspace, files: SourceFiles): void {
  for (const path of [...workspace.files.keys()]) if (!files.has(path)) workspace.edit(path, null);
  for (const [path, text] of files) if (workspace.files.get(path) !== text) workspace.edit(path, text);
}

/** The same files with one text replaced; the text must occur exactly once. */
export function edited(files: SourceFiles, file: string, find: string, replace: string): Map<string, string> {
  const text = files.get(file) ?? '';
  if (text.split(find).length !== 2) throw new Error(`'${find}' must occur once in ${file}`);
  return new Map(files).set(
    file,
    text.replace(find, () => replace),
  );
}
