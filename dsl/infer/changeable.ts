import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type { Declared } from '../editions/consolidated.ts';
import { resolveName } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { Inference } from './inference.ts';
import { thisIs } from './words.ts';

/** The facts of a decision that someone could still change: single facts, or fields of the records in its lists. */
export function inferChangeable(inference: Inference, { node, file }: Declared<ast.DecisionDeclaration>): void {
  const first = new Map<string, ast.DottedName>();
  for (const name of node.changeable ?? []) {
    const earlier = first.get(name.text);
    const problem = earlier === undefined ? problemOf(inference, name, node, file) : repeated(name, earlier, file);
    if (problem !== null) inference.report(problem, file);
    first.set(name.text, earlier ?? name);
  }
}

function problemOf(
  { names }: Inference,
  name: ast.DottedName,
  { asOf }: ast.DecisionDeclaration,
  file: string,
): Problem | null {
  const record = name.parts[0]?.text ?? '';
  const isField = names.consolidation.records.has(record) && !names.consolidation.inputs.has(record);
  const element = { name: record, type: { kind: 'record', record }, self: false } as const;
  const scope = { file, variables: isField ? [element] : [] };
  const resolution = resolveName(name, scope, names, { enum: null, sets: false });
  if ('problem' in resolution) return resolution.problem;
  const { meaning, type } = resolution;
  if (type.kind === 'error') return null;
  if (meaning.kind !== 'fact' && meaning.kind !== 'field') return unchangeable(name, texts.noFact);
  if (meaning.declared.sensitive) return unchangeable(name, texts.sensitive);
  // A decision dated by anything but a date is told where it is dated.
  if (name.text === asOf.text && type.kind === 'date') return unchangeable(name, texts.asOf);
  const field = meaning.fields.at(-1);
  // Where the type does not suit, the declaration may be the mistake.
  const origin = field && { name: name.text, declared: { file: field.file, span: field.node.type.span } };
  return isSingle(type) ? null : { ...unchangeable(name, thisIs(type)), ...(origin && { origins: [origin] }) };
}

function isSingle({ kind }: Type): boolean {
  return kind === 'boolean' || kind === 'number' || kind === 'date' || kind === 'enum';
}

function unchangeable({ text, span }: ast.DottedName, label: Problem['label']): Problem {
  return {
    code: 'type-mismatch',
    span,
    message: {
      fi: `'${text}' ei voi olla muutettavissa`,
      en: `'${text}' cannot be changeable`,
    },
    label,
    help: {
      fi: 'muutettavissa voi olla totuusarvo, luku, päivämäärä tai luokituksen arvo; listan tietueesta nimetään kenttä',
      en: 'a truth value, a number, a date or a value of an enum can be changeable; of records in a list, name the field',
    },
  };
}

function repeated({ text, span }: ast.DottedName, first: ast.DottedName, file: string): Problem {
  return {
    code: 'repeated-member',
    span,
    message: { fi: `'${text}' on muutettavissa kahdesti`, en: `'${text}' is changeable twice` },
    label: { fi: 'toisen kerran tässä', en: 'again here' },
    others: [{ place: { file, span: first.span }, message: { fi: 'ensin tässä', en: 'first here' } }],
    help: { fi: 'poista toinen', en: 'remove one of them' },
  };
}

const texts = {
  noFact: { fi: 'ei ole asiasta annettu tieto', en: 'not a fact' },
  sensitive: { fi: 'arkaluonteista tietoa ei näytetä', en: 'a sensitive fact is not shown' },
  asOf: { fi: 'määrää, minkä päivän säännöillä ratkaistaan', en: "says by which day's rules the case is decided" },
};
