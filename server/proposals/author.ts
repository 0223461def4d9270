import type { Person } from '../security/person.ts';
import type { Author } from './commit-files.ts';

/** The person as the author of a commit. */
export function authorOf({ name, email }: Person): Author {
  const known = clean(name ?? '');
  return { name: known === '' ? 'Rulebook' : known, email: email ?? noAddress };
}

/** Nobody's (RFC 2606). */
const noAddress = 'rulebook@example.invalid';

/** Without what git keeps out of names. */
function clean(text: string): string {
  return [...text]
    .filter((character) => character >= ' ' && !'<>'.includes(character))
    .join('')
    .trim();
}
