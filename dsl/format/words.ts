/** The canonical spelling of what stands on one line: texts, numbers, types, provisions. */
import type * as ast from '../syntax/ast.ts';

export function spellText(content: string): string {
  return `"${content.replace(/[\\"]/g, '\\$&')}"`;
}

export function spellLabel(label: ast.Text | null): string {
  return label === null ? '' : spellText(label.text);
}

export function spellNumber({ digits, unit }: ast.NumberLiteral): string {
  return unit === null ? digits : `${digits} ${unit.text}`;
}

/** `§3.1:8–10`, `§2:1` */
export function spellCitation({ chapter, first, last }: ast.Citation): string {
  return `§${chapter}:${first}${last === first ? '' : `–${last}`}`;
}

export function spellCitations(citations: readonly ast.Citation[]): string {
  return citations.map(spellCitation).join(', ');
}

export function spellType({ optional, sensitive, list, name, decimals }: ast.TypeExpression): string {
  return spellWords(
    optional && 'optional',
    sensitive && 'sensitive',
    list && 'list of',
    name.text,
    decimals !== null && spellDecimals(decimals),
  );
}

export function spellDecimals({ count }: ast.Decimals): string {
  return `with ${count} decimals`;
}

/** `by km with 0 decimals`, `by each EUR` */
export function spellIndex({ each, name, decimals }: ast.ParameterIndex): string {
  return spellWords('by', each && 'each', name.text, decimals !== null && spellDecimals(decimals));
}

export function spellRounding({ mode, step }: ast.Rounding): string {
  return spellWords('rounded', mode !== 'nearest' && mode, 'to', spellNumber(step));
}

/** `at least 0 h at most 24 h` */
export function spellBounds({ minimum, maximum }: Pick<ast.Field, 'minimum' | 'maximum'>): string {
  return spellWords(
    minimum !== null && `at least ${spellNumber(minimum)}`,
    maximum !== null && `at most ${spellNumber(maximum)}`,
  );
}

/** The words that there are, a space apart. */
export function spellWords(...words: readonly (string | false)[]): string {
  return words.filter((word) => word !== false && word !== '').join(' ');
}

/** A message; `spellExpression` writes what stands in braces, on one line. */
export function spellMessage({ parts }: ast.Message, spellExpression: (expression: ast.Expression) => string): string {
  const spelt = parts.map((part) =>
    part.kind === 'message_string'
      ? part.text.replace(/[{}]/g, '$&$&')
      : `{${spellExpression(part.expression)}${part.asNumber ? ' as number' : ''}}`,
  );
  return spellText(spelt.join(''));
}
