import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { decodeText, isHidden, isRulebookFile, type RulebookFiles, refuseLink } from './read-folder.ts';
import { type Unusable, unusable } from './unusable.ts';

/**
 * The files of a rulebook as a git revision has them (`main`, `HEAD~1`, a tag, a commit). `folder` is where the rulebook
 * is in the checkout; a revision that has it elsewhere is searched for the rulebook of the same name. Reads git's store
 * only: the checkout, the index and the configuration stay as they are, and nothing of the revision is run.
 */
export async function readRevision(folder: string, revision: string): Promise<RulebookFiles | Unusable> {
  // It would be taken for an option.
  if (revision.startsWith('-') || /[\0\r\n]/.test(revision)) return unusable(texts.noRevision(revision));
  const prefix = await git(folder, ['rev-parse', '--show-prefix']);
  if (prefix.kind === 'failed') return unusable(prefix.isMissing ? texts.noGit : texts.noRepository(folder));
  const named = await git(folder, ['rev-parse', '--verify', '--quiet', revision]);
  if (named.kind === 'failed') return unusable(texts.noRevision(revision));
  const commit = `${decode(named.output).trim()}^{commit}`;
  const listed = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (listed.kind === 'failed') return unusable(texts.unreadable(revision));
  const entries = decode(listed.output).split('\0').flatMap(readEntry);
  const place = await findFolder(decode(prefix.output).replace(/\r?\n$/, ''), entries, folder);
  if (place === null) return unusable(texts.notThere(revision));
  return readBlobs(
    folder,
    revision,
    entries
      .filter(({ path }) => path.startsWith(place))
      .map((entry) => ({ ...entry, path: entry.path.slice(place.length) })),
  );
}

/** A file of a revision, by its path from the top. Of a link the blob holds where it leads. */
interface Entry {
  readonly path: string;
  readonly blob: string;
  readonly isLink: boolean;
}

/** `100644 blob <name>\t<path>`, of a link `120000`; other repositories are passed over. */
function readEntry(line: string): readonly Entry[] {
  const match = /^(100\d{3}|120000) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
  return match === null ? [] : [{ isLink: match[1] === '120000', blob: match[2] ?? '', path: match[3] ?? '' }];
}

/** Where the rulebook is: at the same place, or wherever the one of the same name is; ends with `/` unless at the top. */
async function findFolder(prefix: string, entries: readonly Entry[], folder: string): Promise<string | null> {
  const identities = entries.filter(({ path }) => path === 'rulebook.yaml' || path.endsWith('/rulebook.yaml'));
  const place = ({ path }: Entry): string => path.slice(0, path.length - 'rulebook.yaml'.length);
  if (identities.some((entry) => place(entry) === prefix)) return prefix;
  const id = idOf(readFileSync(join(folder, 'rulebook.yaml'), 'utf8'));
  const contents = await catBlobs(folder, identities);
  const found = identities.find(
    (_entry, index) => id !== null && idOf(decode(contents?.[index] ?? new Uint8Array())) === id,
  );
  return found === undefined ? null : place(found);
}

function idOf(text: string): string | null {
  return /^id:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1] ?? null;
}

async function readBlobs(
  folder: string,
  revision: string,
  entries: readonly Entry[],
): Promise<RulebookFiles | Unusable> {
  const files = await followLinks(folder, revision, entries);
  if ('kind' in files) return files;
  const read = files.filter(({ path }) => isRulebookFile(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const contents = await catBlobs(folder, read);
  if (contents === null) return unusable(texts.unreadable(revision));
  const sources = new Map<string, string>();
  const cases = new Map<string, string>();
  for (const [index, { path }] of read.entries()) {
    const text = decodeText(contents[index] ?? new Uint8Array(), `${revision}:${path}`);
    if (typeof text !== 'string') return text;
    (path.startsWith('tests/') ? cases : sources).set(path, text);
  }
  return { kind: 'files', folder, sources, cases };
}

/** The entries of the rulebook's folder, with the file in the place of each link to one; other links are refused. */
async function followLinks(
  folder: string,
  revision: string,
  entries: readonly Entry[],
): Promise<readonly Entry[] | Unusable> {
  const links = entries.filter(({ isLink, path }) => isLink && !isHidden(path));
  const targets = await catBlobs(folder, links);
  if (targets === null) return unusable(texts.unreadable(revision));
  const files = entries.filter(({ isLink }) => !isLink);
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  const followed: Entry[] = [];
  for (const [index, link] of links.entries()) {
    const target = decode(targets[index] ?? new Uint8Array());
    const blob = target.startsWith('/') ? undefined : blobs.get(posix.join(posix.dirname(link.path), target));
    if (blob === undefined) return refuseLink(`${revision}:${link.path}`);
    followed.push({ ...link, blob });
  }
  return [...files, ...followed];
}

/** The contents of blobs, by one run of git: `<name> blob <size>`, a line break, the bytes, a line break, for each. */
async function catBlobs(folder: string, entries: readonly Entry[]): Promise<readonly Uint8Array[] | null> {
  if (entries.length === 0) return [];
  const names = entries.map(({ blob }) => `${blob}\n`).join('');
  const answer = await git(folder, ['cat-file', '--batch'], names);
  if (answer.kind === 'failed') return null;
  const contents: Uint8Array[] = [];
  for (let start = 0; contents.length < entries.length; ) {
    const end = answer.output.indexOf(10, start);
    const size = / blob (\d+)$/.exec(decode(answer.output.subarray(start, end)))?.[1];
    if (size === undefined) return null;
    contents.push(answer.output.subarray(end + 1, end + 1 + Number(size)));
    start = end + 1 + Number(size) + 1;
  }
  return contents;
}

type GitAnswer =
  | { readonly kind: 'answered'; readonly output: Uint8Array }
  /** `isMissing`: there is no git. */
  | { readonly kind: 'failed'; readonly isMissing: boolean };

const largestAnswer = 256_000_000;

/** Set where we run in a hook: they name another repository than the folder's. */
const elsewhere = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

function git(folder: string, words: readonly string[], input = ''): Promise<GitAnswer> {
  const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  for (const name of elsewhere) delete env[name as keyof typeof env];
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      ['-C', folder, ...words],
      { encoding: 'buffer', maxBuffer: largestAnswer, env, windowsHide: true },
      (error, output) => {
        if (error === null) resolve({ kind: 'answered', output });
        else resolve({ kind: 'failed', isMissing: error.code === 'ENOENT' });
      },
    );
    // It may end before it has read all of it; then its exit status says so.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const texts = {
  noGit: {
    fi: 'git-ohjelmaa ei löydy; asenna git tai vertaa kansioita tai päiviä',
    en: 'git is not found; install it, or compare folders or dates',
  },
  noRepository: (folder: string) => ({
    fi: `kansio '${folder}' ei ole git-varastossa; vertaa kansioita tai päiviä`,
    en: `the folder '${folder}' is in no git repository; compare folders or dates`,
  }),
  noRevision: (revision: string) => ({
    fi: `'${revision}' ei ole kansio, päivä (2021-01-01) eikä git-versio (haara, tunniste tai muutos)`,
    en: `'${revision}' is no folder, no date (2021-01-01) and no git revision (a branch, a tag or a commit)`,
  }),
  unreadable: (revision: string) => ({
    fi: `git-versiota '${revision}' ei voi lukea`,
    en: `the git revision '${revision}' cannot be read`,
  }),
  notThere: (revision: string) => ({
    fi: `git-versiossa '${revision}' ei ole tätä sääntökirjaa`,
    en: `the git revision '${revision}' does not have this rulebook`,
  }),
};
