/** Policy text as a small tree: words, names, and the pieces between them, with parentheses put where they are needed. */

/** How tightly a piece binds, from loose to tight, as in the table of operators of the language. */
const levels = ['open', 'or', 'and', 'not', 'comparison', 'rounded', 'sum', 'product', 'sign', 'primary'] as const;

export type Level = (typeof levels)[number];

export interface Piece {
  readonly level: Level;
  readonly parts: readonly (string | Name | Slot)[];
}

/** A place for a piece, which is put in parentheses where it binds more loosely than this. */
export interface Slot {
  readonly piece: Piece;
  readonly least: Level;
}

/** The name of something declared; of a field, with the variable before it. */
export interface Name {
  /** What it needs: `plan.fee`, `item.amount`, `limit.count`, `set warm`, `enum shade`. */
  readonly declaration: string;
  /** The variable whose element it is read of; `self` is a derived field's own element. */
  readonly variable: string | null;
  /** What follows the variable: a field, or nothing where the element itself is read. */
  readonly text: string;
}

export const self = 'self';

export function phrase(level: Level, ...parts: Piece['parts']): Piece {
  return { level, parts };
}

export function slot(piece: Piece, least: Level): Slot {
  return { piece, least };
}

export function word(text: string): Piece {
  return phrase('primary', text);
}

export function named(declaration: string, text = declaration): Piece {
  return phrase('primary', { declaration, variable: null, text });
}

/** A field of the element a variable stands for; no field: the element itself. */
export function ofElement(variable: string, declaration: string, field: string): Piece {
  return phrase('primary', { declaration, variable, text: field });
}

/** Pieces in a row, with words between them. */
export function joined(pieces: readonly Piece[], between: string, least: Level): Piece['parts'] {
  return pieces.flatMap((piece, index) => (index === 0 ? [slot(piece, least)] : [between, slot(piece, least)]));
}

/** The text, in which a derived field's own element is called by its record's name. */
export function write(piece: Piece, record = self): string {
  return piece.parts.map((part) => writePart(part, record)).join('');
}

function writePart(part: Piece['parts'][number], record: string): string {
  if (typeof part === 'string') return part;
  if ('piece' in part) {
    const text = write(part.piece, record);
    return levels.indexOf(part.piece.level) < levels.indexOf(part.least) ? `(${text})` : text;
  }
  if (part.variable === null) return part.text;
  const variable = part.variable === self ? record : part.variable;
  return part.text === '' ? variable : `${variable}.${part.text}`;
}

/** All names in a piece. */
export function namesIn(piece: Piece): readonly Name[] {
  return piece.parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return 'piece' in part ? namesIn(part.piece) : [part];
  });
}

/** The piece with a derived field's own element read through a variable instead. */
export function throughVariable(piece: Piece, variable: string | null): Piece {
  if (variable === null) return piece;
  const parts = piece.parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('piece' in part) return { ...part, piece: throughVariable(part.piece, variable) };
    return part.variable === self ? { ...part, variable } : part;
  });
  return { ...piece, parts };
}
