/** Every place in a policy file where something is named. */
import type { BoundVariable, FieldPath, Meaning } from '../analysis/analysis.ts';
import type { Span } from '../diagnostics/diagnostic.ts';
import { expandRange } from '../editions/marks.ts';
import type { Binder } from '../infer/inference.ts';
import type * as ast from '../syntax/ast.ts';
import { type Node, walk } from '../syntax/walk.ts';
import { bindersOf } from './binders.ts';
import { fieldsOfRecord } from './fields-of-record.ts';
import type { FileContext } from './file-context.ts';
import type { Occurrence, RulebookSymbol } from './symbol.ts';

/** The occurrences in one declaration, in the order of the text. */
export function occurrencesInDeclaration(node: ast.Declaration, context: FileContext): readonly Occurrence[] {
  const found = new DeclarationReading(context);
  found.read(node);
  return found.occurrences.sort((a, b) => a.span.start - b.span.start);
}

/** The occurrences in an expression of a declaration that has been read. */
export function occurrencesInExpression(node: ast.Expression, context: FileContext): readonly Occurrence[] {
  const found = new DeclarationReading(context);
  found.readParts(node);
  return found.occurrences;
}

class DeclarationReading {
  readonly occurrences: Occurrence[] = [];
  private readonly context: FileContext;
  private readonly binders: ReadonlyMap<BoundVariable, string>;

  constructor(context: FileContext) {
    this.context = context;
    this.binders = bindersOf(context);
  }

  read(node: ast.Declaration): void {
    switch (node.kind) {
      case 'enum':
        this.add({ kind: 'enum', name: node.name.text }, node.name.span, true);
        for (const { name } of node.members) {
          this.add({ kind: 'member', enum: node.name.text, name: name.text }, name.span, true);
        }
        return;
      case 'set':
        this.add({ kind: 'set', name: node.name.text }, node.name.span, true);
        this.add({ kind: 'enum', name: node.enum.text }, node.enum.span);
        for (const { text, span } of node.members) this.add({ kind: 'member', enum: node.enum.text, name: text }, span);
        return;
      case 'unit':
      case 'decision':
        this.add({ kind: node.kind, name: node.name.text }, node.name.span, true);
        if (node.kind === 'decision') this.readDecision(node);
        return;
      case 'record':
      case 'input':
        this.add({ kind: node.kind, name: node.name.text }, node.name.span, true);
        for (const { name } of node.fields) {
          this.add({ kind: 'field', owner: node.name.text, name: name.text }, name.span, true);
        }
        break;
      case 'parameter':
        this.add({ kind: 'parameter', name: node.name.text }, lastSpan(node.name), true);
        break;
      case 'define':
      case 'table':
        this.readDefinitionName(node.name, true);
        if (node.kind === 'table') this.readDefinitionName(node.result, false);
        break;
      case 'rule':
        this.add(this.norm(node.name.text), node.name.span, true);
        break;
      case 'exception':
      case 'relief':
        this.add(this.norm(node.name.text), node.name.span, true);
        this.readTarget(node);
        break;
      case 'repeal':
        this.readRepeal(node);
        return;
    }
    this.readParts(node);
  }

  readParts(node: ast.Declaration | ast.Expression): void {
    walk(node, (part) => {
      this.readNode(part);
      return undefined;
    });
  }

  private readNode(node: Node): void {
    switch (node.kind) {
      case 'citation':
        for (const mark of expandRange(node)) this.add({ kind: 'provision', mark }, node.span);
        return;
      case 'type':
      case 'index':
        this.readTypeName(node.name);
        return;
      case 'number_literal':
        if (node.unit !== null) this.readTypeName(node.unit);
        return;
      case 'reference':
        this.readReference(node);
        return;
      case 'lookup':
      case 'by_brackets':
        this.add({ kind: 'parameter', name: node.parameter.text }, lastSpan(node.parameter));
        return;
      case 'match':
        this.readPatterns(node);
        return;
      case 'for_each':
      case 'quantifier':
      case 'count':
      case 'sum':
      case 'extreme':
        this.readBinder(node);
        return;
      default:
    }
  }

  private readDecision({ asOf, gives, reports, includes, changeable = [] }: ast.DecisionDeclaration): void {
    for (const name of [asOf, ...gives, ...reports, ...changeable]) this.readPlainName(name);
    for (const name of changeable) this.readFieldOfRecord(name);
    for (const { text, span } of includes) this.add({ kind: 'decision', name: text }, span);
  }

  /** A dotted name that is no expression: a fact or a definition. */
  private readPlainName(name: ast.DottedName): void {
    const { names } = this.context;
    const fact = names.facts.get(name.text);
    if (names.definitions.has(name.text)) this.readDefinitionName(name, false);
    else if (fact !== undefined) this.readFact(name, fact.input.name, fact.fields);
  }

  /** `staff_member.registered`, the field of each element of a list. */
  private readFieldOfRecord(name: ast.DottedName): void {
    const fields = fieldsOfRecord(name, this.context);
    if (fields === null) return;
    this.readOwner(name);
    this.readFields(name, name.parts[0]?.text ?? '', fields);
  }

  /** `staff_member.qualified`: the record or input in front, and the definition. */
  private readDefinitionName(name: ast.DottedName, declares: boolean): void {
    this.readOwner(name);
    this.add({ kind: 'definition', name: name.text }, lastSpan(name), declares);
  }

  private readOwner({ parts }: ast.DottedName): void {
    const [first] = parts;
    const { inputs, records } = this.context.analysis.consolidation;
    if (first === undefined || parts.length < 2) return;
    if (inputs.has(first.text)) this.add({ kind: 'input', name: first.text }, first.span);
    else if (records.has(first.text)) this.add({ kind: 'record', name: first.text }, first.span);
  }

  private readTarget(node: ast.ExceptionDeclaration | ast.ReliefDeclaration): void {
    const target = this.context.analysis.targets.get(node);
    if (target?.kind === 'definition') this.readDefinitionName(node.target, false);
    else if (target !== undefined) this.add(this.norm(node.target.text), node.target.span);
  }

  private readRepeal({ target, name, decision }: ast.RepealDeclaration): void {
    if (decision !== null) this.add({ kind: 'decision', name: decision.text }, decision.span);
    switch (target) {
      case 'rule':
      case 'exception':
      case 'relief':
        this.add(this.norm(name.text, decision?.text), name.span);
        return;
      case 'define':
      case 'table':
        this.readDefinitionName(name, false);
        return;
      default:
        this.add({ kind: target, name: name.text }, lastSpan(name));
    }
  }

  private readReference(reference: ast.Reference): void {
    const meaning = this.context.analysis.meanings.get(reference);
    if (meaning !== undefined) this.readMeaning(reference.name, meaning);
  }

  private readMeaning(name: ast.DottedName, meaning: Meaning): void {
    const [first] = name.parts;
    switch (meaning.kind) {
      case 'fact':
        this.readFact(name, meaning.input.name, meaning.fields);
        return;
      case 'element':
        if (first !== undefined) this.readVariable(first, meaning.variable);
        return;
      case 'field':
        if (first !== undefined) this.readVariable(first, meaning.variable);
        this.readFields(name, recordOf(meaning.variable), meaning.fields);
        return;
      case 'definition':
        if (meaning.variable === null) this.readOwner(name);
        else if (first !== undefined) this.readVariable(first, meaning.variable);
        this.add({ kind: 'definition', name: meaning.name }, lastSpan(name));
        return;
      case 'parameter':
        this.add({ kind: 'parameter', name: meaning.name }, lastSpan(name));
        return;
      case 'member':
        this.add({ kind: 'member', enum: meaning.enum, name: meaning.member }, name.span);
        return;
      case 'set':
        this.add({ kind: 'set', name: meaning.name }, name.span);
    }
  }

  private readFact(name: ast.DottedName, input: string, fields: FieldPath): void {
    const [first] = name.parts;
    if (first !== undefined) this.add({ kind: 'input', name: input }, first.span);
    this.readFields(name, input, fields);
  }

  private readFields({ parts }: ast.DottedName, owner: string, fields: FieldPath): void {
    let current = owner;
    for (const [index, { node }] of fields.entries()) {
      const part = parts[index + 1];
      if (part !== undefined) this.add({ kind: 'field', owner: current, name: node.name.text }, part.span);
      current = node.type.name.text;
    }
  }

  private readVariable({ text, span }: ast.Name, variable: BoundVariable): void {
    if (variable.self) this.add({ kind: 'record', name: text }, span);
    else this.add(this.variable(variable), span);
  }

  private readBinder(node: Binder): void {
    const variable = this.context.analysis.variables.get(node);
    if (node.variable !== null && variable !== undefined) this.add(this.variable(variable), node.variable.span, true);
  }

  private readPatterns({ subject, arms }: ast.Match): void {
    const type = this.context.analysis.types.get(subject);
    if (type?.kind !== 'enum') return;
    const { sets } = this.context.analysis.consolidation;
    for (const { text, span } of arms.flatMap(({ patterns }) => patterns ?? [])) {
      const isSet = sets.get(text)?.node.enum.text === type.enum;
      this.add(isSet ? { kind: 'set', name: text } : { kind: 'member', enum: type.enum, name: text }, span);
    }
  }

  /** An enum, a set, a record, a unit, or the units of a quotient. */
  private readTypeName({ text, span }: ast.UnitName): void {
    let start = span.start;
    for (const part of text.split('/')) {
      const kind = kindOfType(part, this.context);
      if (kind !== null) this.add({ kind, name: part }, { start, end: start + part.length });
      start += part.length + 1;
    }
  }

  private norm(name: string, decision: string | null = this.context.decision): RulebookSymbol {
    return { kind: 'norm', decision, name };
  }

  private variable(variable: BoundVariable): RulebookSymbol {
    const binder = this.binders.get(variable) ?? '';
    return { kind: 'variable', binder, name: variable.name, variable };
  }

  private add(symbol: RulebookSymbol, span: Span, declares = false): void {
    this.occurrences.push({ symbol, file: this.context.file, span: { start: span.start, end: span.end }, declares });
  }
}

function kindOfType(name: string, { analysis }: FileContext): 'enum' | 'set' | 'record' | 'unit' | null {
  const { enums, sets, records, unitDeclarations } = analysis.consolidation;
  if (enums.has(name)) return 'enum';
  if (sets.has(name)) return 'set';
  if (records.has(name)) return 'record';
  return unitDeclarations.has(name) ? 'unit' : null;
}

function recordOf({ type }: BoundVariable): string {
  return type.kind === 'record' ? type.record : '';
}

function lastSpan({ parts, span }: ast.DottedName): Span {
  return parts.at(-1)?.span ?? span;
}
