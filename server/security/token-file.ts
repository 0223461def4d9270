/**
 * Access tokens: a file that lists, for each, whose it is and what they may do. Of the token itself it holds a hash
 * only; tokens are long and random, so that nothing can be guessed from it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse, stringify } from 'yaml';
import { describeFileError, type Unusable, unreadable, unusable } from '../../library/node/unusable.ts';
import { type Person, type Role, roles } from './person.ts';

const TokenList = Type.Object(
  {
    tokens: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 200 }),
          email: Type.Optional(Type.String({ pattern: '^[^\\s<>@]+@[^\\s<>@]+$' })),
          role: Type.Enum(roles),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

type TokenEntry = Type.Static<typeof TokenList>['tokens'][number];

/** People by the hash of their token. */
export interface KnownTokens {
  readonly kind: 'tokens';
  readonly people: ReadonlyMap<string, Person>;
}

/** Reads a file of tokens, YAML or JSON. */
export function readTokenFile(path: string): KnownTokens | Unusable {
  const entries = readEntries(path);
  if ('kind' in entries) return entries;
  if (entries.length === 0) return unusable(texts.empty(path));
  const people = entries.map(
    ({ sha256, name, email, role }) => [sha256, { name, email: email ?? null, role }] as const,
  );
  return { kind: 'tokens', people: new Map(people) };
}

/** Reads the file again when it has changed, so that a token can be withdrawn without a restart. */
export function watchTokenFile(path: string): () => KnownTokens | Unusable {
  let mark = '';
  let known: KnownTokens | Unusable | null = null;
  return () => {
    const now = markOf(path);
    if (known === null || now !== mark) {
      mark = now;
      known = readTokenFile(path);
    }
    return known;
  };
}

/** A new token, and the text of the file with it added; there may be no file yet. */
export function addToken(
  path: string,
  { name, role }: { readonly name: string; readonly role: Role },
): { readonly kind: 'added'; readonly token: string; readonly text: string } | Unusable {
  const entries = isThere(path) ? readEntries(path) : [];
  if ('kind' in entries) return entries;
  const token = `rulebook_${randomBytes(32).toString('base64url')}`;
  const tokens: readonly TokenEntry[] = [...entries, { name, role, sha256: hashToken(token) }];
  return { kind: 'added', token, text: stringify({ tokens }) };
}

/** The SHA-256 of a token as the file holds it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function readEntries(path: string): readonly TokenEntry[] | Unusable {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return unreadable(path, error);
  }
  const list = parseYaml(text);
  return Value.Check(TokenList, list) ? list.tokens : unusable(texts.form(path));
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function markOf(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch (error) {
    return describeFileError(error).en;
  }
}

const texts = {
  empty: (path: string) => ({
    fi: `tiedostossa '${path}' ei ole yhtään tunnistetta; tee sellainen: rulebook serve --new-token administrator --name NIMI --tokens ${path}`,
    en: `the file '${path}' lists no token; make one: rulebook serve --new-token administrator --name NAME --tokens ${path}`,
  }),
  form: (path: string) => ({
    fi: `tiedosto '${path}' ei ole tunnisteluettelo: siinä on 'tokens:' ja jokaisesta name, role (viewer, evaluator tai administrator), sha256 ja halutessa email`,
    en: `the file '${path}' is no list of tokens: it has 'tokens:' and for each name, role (viewer, evaluator or administrator), sha256 and, if you like, email`,
  }),
};
