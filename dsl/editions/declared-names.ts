import type { Unit } from '../../engine/ir/ir.ts';
import type { Localized } from '../../engine/ir/localized.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import type * as ast from '../syntax/ast.ts';
import { isUnit } from '../types/units.ts';
import type { Edition, Place, PolicyFile } from './consolidated.ts';

/** A declaration or repeal of an edition, and the decision whose file it stands in. */
export interface PlacedDeclaration {
  readonly node: ast.Declaration;
  readonly file: string;
  readonly decision: string | null;
}

/** The decision of a policy file by the file's name within its edition's folder, carried from edition to edition. */
export type FileDecisions = ReadonlyMap<string, string>;

/** What a declaration takes a name in. Within a namespace a name means one thing. */
export type Namespace =
  /** Enums, sets, units and records. */
  | 'type'
  /** Facts, fields, parameters, definitions and tables, and the inputs and records they belong to. */
  | 'value'
  | 'decision'
  /** Rules, exceptions and reliefs, in each decision their own. */
  | 'norm';

/** A name taken in a namespace; `key` is unique over all namespaces. */
export interface TakenName {
  readonly key: string;
  readonly namespace: Namespace;
  readonly name: string;
  readonly span: ast.Name['span'];
}

/**
 * The declarations of an edition in order of file path, then of declaration, with the decision of each file: the one
 * it declares, else the one a file of that name declared in an earlier edition. Of two declarations of one name the
 * later is reported and left out.
 */
export function collectDeclarations(
  edition: Edition,
  earlier: FileDecisions,
  currency: Unit,
): {
  readonly declarations: readonly PlacedDeclaration[];
  readonly decisions: FileDecisions;
  readonly diagnostics: readonly Diagnostic[];
} {
  const decisions = new Map(earlier);
  const taken = new Map<string, Place>();
  const diagnostics: Diagnostic[] = [];
  const declarations: PlacedDeclaration[] = [];
  for (const policy of edition.policies) {
    const decision = findDecision(policy, earlier, diagnostics);
    if (decision !== null) decisions.set(baseName(policy), decision);
    for (const node of policy.tree.declarations) {
      const placed = { node, file: policy.path, decision };
      const found = takeNames(placed, taken, currency);
      diagnostics.push(...found.diagnostics);
      if (!found.headTaken) declarations.push(placed);
    }
  }
  return { declarations, decisions, diagnostics };
}

function baseName({ path }: PolicyFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function findDecision(policy: PolicyFile, earlier: FileDecisions, diagnostics: Diagnostic[]): string | null {
  const [own, ...more] = policy.tree.declarations.filter((node) => node.kind === 'decision');
  for (const { name } of more) {
    diagnostics.push(
      problem(
        'one-decision-per-file',
        { file: policy.path, span: name.span },
        { fi: `tiedostossa on toinenkin päätös '${name.text}'`, en: `the file has a second decision '${name.text}'` },
        {
          label: { fi: 'toinen päätös', en: 'second decision' },
          others: own === undefined ? [] : [{ place: { file: policy.path, span: own.name.span }, message: firstOne }],
          help: { fi: 'siirrä se sääntöineen omaan tiedostoonsa', en: 'move it with its rules to a file of its own' },
        },
      ),
    );
  }
  return own?.name.text ?? earlier.get(baseName(policy)) ?? null;
}

const firstOne: Localized = { fi: 'ensimmäinen päätös', en: 'first decision' };

function takeNames({ node, file, decision }: PlacedDeclaration, taken: Map<string, Place>, currency: Unit) {
  const diagnostics: Diagnostic[] = [];
  let headTaken = false;
  for (const [index, name] of namesOf(node, decision).entries()) {
    const place = { file, span: name.span };
    const first = taken.get(name.key);
    if (first !== undefined) diagnostics.push(reportTaken(name, place, first));
    else if (isReserved(name, currency)) diagnostics.push(reportReserved(name, place));
    else taken.set(name.key, place);
    // A head's name stands for all that it declares: what follows from it is not told again.
    if (diagnostics.length > 0 && index === 0) headTaken = true;
    if (headTaken) break;
  }
  return { diagnostics, headTaken };
}

/** The names a declaration takes, its own first; a repeal takes none. */
export function namesOf(node: ast.Declaration, decision: string | null): readonly TakenName[] {
  switch (node.kind) {
    case 'enum':
      return [take('type', node.name), ...node.members.map((member) => takeMember(node.name.text, member.name))];
    case 'set':
    case 'unit':
      return [take('type', node.name)];
    case 'record':
      return [take('type', node.name), take('value', node.name), ...takeFields(node)];
    case 'input':
      return [take('value', node.name), ...takeFields(node)];
    case 'parameter':
    case 'define':
    case 'table':
      return [take('value', node.name)];
    case 'decision':
      return [take('decision', node.name)];
    case 'rule':
    case 'exception':
    case 'relief':
      return [{ ...take('norm', node.name), key: normKey(decision, node.name.text) }];
    case 'repeal':
      return [];
  }
}

/** The key of a rule's, exception's or relief's name, which is local to its decision. */
export function normKey(decision: string | null, name: string): string {
  return `norm:${decision ?? ''}:${name}`;
}

function take(namespace: Namespace, { text, span }: ast.Name | ast.DottedName): TakenName {
  return { key: `${namespace}:${text}`, namespace, name: text, span };
}

function takeMember(owner: string, { text, span }: ast.Name): TakenName {
  return { key: `member:${owner}.${text}`, namespace: 'type', name: text, span };
}

function takeFields({ name, fields }: ast.RecordDeclaration | ast.InputDeclaration): readonly TakenName[] {
  return fields.map((field) => {
    const path = `${name.text}.${field.name.text}`;
    return { key: `value:${path}`, namespace: 'value' as const, name: path, span: field.name.span };
  });
}

const plainTypes = new Set(['boolean', 'text', 'integer', 'number', 'percent', 'date']);

function isReserved({ key, name }: TakenName, currency: Unit): boolean {
  return key === `type:${name}` && (plainTypes.has(name) || isUnit(name, { currency, declared: new Set() }));
}

function reportTaken({ name }: TakenName, place: Place, first: Place): Diagnostic {
  return problem(
    'unique-names',
    place,
    { fi: `'${name}' on määritelty kahdesti`, en: `'${name}' is declared twice` },
    {
      label: { fi: 'toisen kerran tässä', en: 'declared again here' },
      others: [{ place: first, message: { fi: 'ensin tässä', en: 'first declared here' } }],
      help: { fi: 'nimeä toinen uudelleen tai poista se', en: 'rename one of them, or remove it' },
    },
  );
}

function reportReserved({ name }: TakenName, place: Place): Diagnostic {
  return problem(
    'unique-names',
    place,
    {
      fi: `'${name}' on jo jokaisen säännöstön oma tyyppi tai yksikkö`,
      en: `'${name}' is a type or unit that every rulebook has`,
    },
    {
      label: { fi: 'varattu nimi', en: 'reserved name' },
      help: { fi: 'anna muu nimi', en: 'choose another name' },
    },
  );
}
