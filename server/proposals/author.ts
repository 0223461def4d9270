import type { Git } from '../git/git.ts';
import type { Person } from '../security/person.ts';
import type { Author } from './commit-files.ts';

/** The person as the author of a commit; where nobody is named, whoever git's own settings name. */
export async function authorOf({ name, email }: Person, git: Git): Promise<Author> {
  const known = clean(name ?? '');
  if (known !== '') return { name: known, email: email ?? noAddress };
  return {
    name: await readSetting(git, 'user.name', 'Rulebook'),
    email: await readSetting(git, 'user.email', noAddress),
  };
}

/** Nobody's (RFC 2606). */
const noAddress = 'rulebook@example.invalid';

async function readSetting(git: Git, key: string, otherwise: string): Promise<string> {
  const { status, output } = await git.run(['config', '--get', key]);
  const value = clean(output.toString('utf8'));
  return status === 0 && value !== '' ? value : otherwise;
}

/** What git keeps out of names. */
function clean(text: string): string {
  return [...text]
    .filter((character) => character >= ' ' && !'<>'.includes(character))
    .join('')
    .trim();
}
