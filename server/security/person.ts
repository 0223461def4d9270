/** What a person, or a program of theirs, may do. Each role may do what those before it may. */
export const roles = ['viewer', 'evaluator', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** Who asks. */
export interface Person {
  /** Null where nobody signs in and no name was given. */
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role;
}

export function mayActAs({ role }: Person, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
