/**
 * Layout documents: text with places where lines may break, and a printer that breaks as few as the width allows
 * (after Wadler, "A prettier printer", and Oppen's fill).
 */

export type Doc = string | readonly Doc[] | Line | Indent | Align | Group | Fill | Forced;

interface Line {
  readonly kind: 'line';
  /** What stands here when the line is not broken; null: it always is. */
  readonly flat: string | null;
}

interface Indent {
  readonly kind: 'indent';
  readonly by: number;
  readonly doc: Doc;
}

/** Lines within start at the column where it starts. */
interface Align {
  readonly kind: 'align';
  readonly doc: Doc;
}

/** Its lines break all or none. */
interface Group {
  readonly kind: 'group';
  readonly doc: Doc;
  readonly broken: boolean;
}

/** Contents and separators in turn; a separator breaks where the next content would not fit. */
interface Fill {
  readonly kind: 'fill';
  readonly parts: readonly Doc[];
  /** The part to go on with. */
  readonly from: number;
}

/** The group around breaks: a comment ends its line. */
interface Forced {
  readonly kind: 'forced';
}

/** A space, or a line break. */
export const line: Doc = { kind: 'line', flat: ' ' };
/** A line break. */
export const hardLine: Doc = { kind: 'line', flat: null };
/** Makes the groups around break. */
export const forced: Doc = { kind: 'forced' };

export function indent(by: number, doc: Doc): Doc {
  return { kind: 'indent', by, doc };
}

export function align(doc: Doc): Doc {
  return { kind: 'align', doc };
}

export function group(doc: Doc): Doc {
  return { kind: 'group', doc, broken: mustBreak(doc) };
}

export function fill(parts: readonly Doc[]): Doc {
  return { kind: 'fill', parts, from: 0 };
}

/** Whether a document cannot stand on one line. */
export function mustBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some(mustBreak);
  switch (doc.kind) {
    case 'line':
      return doc.flat === null;
    case 'forced':
      return true;
    case 'group':
      return doc.broken;
    case 'fill':
      return doc.parts.some(mustBreak);
    case 'indent':
    case 'align':
      return mustBreak(doc.doc);
  }
}

interface Command {
  readonly indentation: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

/** Lays a document out, starting at column 0; lines are at most `width` long where they can be. */
export function printDoc(doc: Doc, width: number): string {
  const out: string[] = [];
  let column = 0;
  const stack: Command[] = [{ indentation: 0, flat: false, doc }];
  for (let command = stack.pop(); command !== undefined; command = stack.pop()) {
    const { indentation, flat, doc: current } = command;
    if (typeof current === 'string') {
      out.push(current);
      column += current.length;
    } else if (isList(current)) pushAll(stack, command, current);
    else
      switch (current.kind) {
        case 'line':
          if (flat && current.flat !== null) {
            out.push(current.flat);
            column += current.flat.length;
          } else {
            out.push(`\n${' '.repeat(indentation)}`);
            column = indentation;
          }
          break;
        case 'indent':
          stack.push({ indentation: indentation + current.by, flat, doc: current.doc });
          break;
        case 'align':
          stack.push({ indentation: column, flat, doc: current.doc });
          break;
        case 'group': {
          const asFlat: Command = { indentation, flat: true, doc: current.doc };
          const fits = flat || (!current.broken && fitsIn(width - column, asFlat, stack));
          stack.push({ indentation, flat: fits, doc: current.doc });
          break;
        }
        case 'fill':
          pushFill(stack, command, current, width - column);
          break;
        case 'forced':
          break;
      }
  }
  return out.join('').replace(/[ ]+$/gm, '');
}

/** Lays a document out on one line. */
export function printFlat(doc: Doc): string {
  return printDoc({ kind: 'group', doc, broken: false }, Number.POSITIVE_INFINITY);
}

function isList(doc: Exclude<Doc, string>): doc is readonly Doc[] {
  return Array.isArray(doc);
}

function pushAll(stack: Command[], { indentation, flat }: Command, docs: readonly Doc[]): void {
  for (const doc of docs.toReversed()) stack.push({ indentation, flat, doc });
}

function pushFill(stack: Command[], { indentation, flat }: Command, { parts, from }: Fill, room: number): void {
  const content = parts[from];
  const separator = parts[from + 1];
  const next = parts[from + 2];
  if (content === undefined) return;
  if (separator === undefined || next === undefined) {
    stack.push({ indentation, flat, doc: content });
    return;
  }
  const together: Command = { indentation, flat: true, doc: [content, separator, next] };
  const behind = from + 3 < parts.length ? [] : stack;
  const fits = flat || (!mustBreak([content, separator, next]) && fitsIn(room, together, behind));
  stack.push({ indentation, flat, doc: { kind: 'fill', parts, from: from + 2 } });
  stack.push({ indentation, flat: fits, doc: separator });
  stack.push({ indentation, flat: fits, doc: content });
}

/** Whether a command and what follows it up to the next line break fit in the room left. */
function fitsIn(room: number, first: Command, behind: readonly Command[]): boolean {
  let left = room;
  let nextBehind = behind.length - 1;
  const stack: Command[] = [first];
  while (left >= 0) {
    const command = stack.pop() ?? behind[nextBehind--];
    if (command === undefined) return true;
    const { indentation, flat, doc } = command;
    if (typeof doc === 'string') left -= doc.length;
    else if (isList(doc)) pushAll(stack, command, doc);
    else
      switch (doc.kind) {
        case 'line':
          if (!flat || doc.flat === null) return true;
          left -= doc.flat.length;
          break;
        case 'indent':
        case 'align':
          stack.push({ indentation, flat, doc: doc.doc });
          break;
        case 'group':
          stack.push({ indentation, flat: flat && !doc.broken, doc: doc.doc });
          break;
        case 'fill':
          pushAll(stack, command, doc.parts);
          break;
        case 'forced':
          break;
      }
  }
  return false;
}
