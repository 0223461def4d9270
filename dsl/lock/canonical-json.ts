/** JSON that is written already, to stand in a value as it is. */
export class WrittenJson {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** How objects are written that are not written as they are. */
export interface ObjectRules {
  /** Keys that are passed over. */
  readonly leaveOut: ReadonlySet<string>;
  /** What stands for an object: another value, or it itself. */
  standIn(object: object): unknown;
}

/**
 * A value as JSON by RFC 8785: the keys of objects in order of their UTF-16 code units, and no blanks. Keys without a
 * value are passed over.
 */
export function canonicalJson(value: unknown, rules?: ObjectRules): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof WrittenJson) return value.json;
  if (Array.isArray(value)) return `[${value.map((element) => canonicalJson(element, rules)).join(',')}]`;
  const other = rules?.standIn(value) ?? value;
  return other === value ? writeObject(value, rules) : canonicalJson(other, rules);
}

function writeObject(object: object, rules: ObjectRules | undefined): string {
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const member: unknown = object[key as keyof typeof object];
    if (member === undefined || rules?.leaveOut.has(key)) continue;
    members.push(`${JSON.stringify(key)}:${canonicalJson(member, rules)}`);
  }
  return `{${members.join(',')}}`;
}
