/** The lines `expression → value` of the language reference as a decision that gives each value. */
import { invariant } from '../../engine/ir/invariant.ts';

export interface ExpressionLine {
  readonly expression: string;
  /** As written behind the arrow: `12.50 EUR`, `yes`, `2020-01-31`, `["a", "b"]`. */
  readonly value: string;
}

/** The lines of a block. */
export function readExpressionLines(text: string): readonly ExpressionLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [expression, value] = line.split(/\s+→ /);
      invariant(expression !== undefined && value !== undefined, `'${line}' is 'expression → value'`);
      return { expression, value };
    });
}

/** The name of the definition of a line. */
export function nameOf(index: number): string {
  return `line_${index + 1}.value`;
}

/** A policy file with a decision `expressions` that gives the value of each line. */
export function writeDecision(lines: readonly ExpressionLine[]): string {
  const definitions = lines.map(
    ({ expression, value }, index) => `define ${nameOf(index)} : ${typeOf(value)}\n  = ${expression}\n`,
  );
  const head = `decision expressions\n  as of care.starts\n  gives ${lines.map((_, index) => nameOf(index)).join(', ')}\n`;
  return [head, ...definitions].join('\n');
}

const number = /^-?\d+(?:\.(\d+))?(?: (\S+))?$/;

/** The type a written value has, with just its decimals. */
function typeOf(value: string): string {
  if (value === 'yes' || value === 'no') return 'boolean';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date';
  if (value.startsWith('[')) return 'list of text';
  const match = number.exec(value);
  invariant(match !== null, `'${value}' is a value`);
  const [, decimals = '', unit = 'number'] = match;
  return `${unit} with ${decimals.length} decimals`;
}

/** A value of an answer as it is written behind an arrow. */
export function writeValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return JSON.stringify(value);
  if (typeof value === 'object' && value !== null && 'amount' in value) {
    return 'unit' in value ? `${value.amount} ${value.unit}` : `${value.amount}`;
  }
  return String(value);
}
