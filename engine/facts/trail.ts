import type { Group, Step } from './plain-names.ts';
import { codes, type TextCursor } from './text-cursor.ts';

/** A name of an object on the way through a text. */
export interface Waymark<Read> extends Step<Read> {
  /** The trail through the group it leads to; null where it leads to no group. */
  readonly inside: Trail<Read> | null;
}

interface Mark<Read> extends Waymark<Read> {
  /** The object it was last met in. */
  met: number;
}

/** The way through objects of one kind, one object at a time, each name met once. */
export class Trail<Read> {
  private readonly marks: ReadonlyMap<string, Mark<Read>>;
  private object = 0;
  private isEntered = false;

  constructor(group: Group<Read>, trailOf: TrailOf<Read>) {
    const marks = [...group].map(([name, { target, dotted }]) => {
      const inside = target.kind === 'group' ? trailOf(target.group) : null;
      return [name, { target, dotted, inside, met: 0 }] as const;
    });
    this.marks = new Map(marks);
  }

  /** Begins an object. False within another one. */
  enter(): boolean {
    if (this.isEntered) return false;
    this.isEntered = true;
    this.object++;
    return true;
  }

  leave(): void {
    this.isEntered = false;
  }

  /** The name at the cursor, which goes past it and its colon. Null where it is unknown or was met in this object. */
  take(cursor: TextCursor): Waymark<Read> | null {
    const { text } = cursor;
    if (cursor.next() !== codes.quote) return null;
    const start = cursor.at + 1;
    const end = text.indexOf('"', start);
    cursor.at = end + 1;
    if (end === -1 || !cursor.takes(codes.colon)) return null;
    const mark = this.marks.get(text.slice(start, end));
    if (mark === undefined || mark.met === this.object) return null;
    mark.met = this.object;
    return mark;
  }
}

/** The one trail through a group. */
export type TrailOf<Read> = (group: Group<Read>) => Trail<Read>;

/** Gives the trails through groups, each made when it is first asked for. */
export function layTrails<Read>(): TrailOf<Read> {
  const trails = new Map<Group<Read>, Trail<Read>>();
  return function trailOf(group): Trail<Read> {
    const before = trails.get(group);
    if (before !== undefined) return before;
    const trail = new Trail(group, trailOf);
    trails.set(group, trail);
    return trail;
  };
}
