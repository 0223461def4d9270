import type { DeclaredText } from '../../ir/declared-text.ts';
import type {
  Day,
  Definition,
  DefinitionException,
  DefinitionVersion,
  Expression,
  Otherwise,
  Rule,
  Rulebook,
  RuleException,
  RuleVersion,
  Variable,
} from '../../ir/ir.ts';
import { namesOf } from '../../ir/names.ts';
import { versionOn } from '../../ir/timeline.ts';
import { normalForm } from './normal-form.ts';

/** The part of the IR that a declaration by itself stands for on a day: not what its exceptions say. */
export type Declared =
  | { readonly kind: 'definition'; readonly definition: Definition; readonly version: DefinitionVersion }
  | {
      readonly kind: 'definition_exception';
      readonly definition: Definition;
      readonly version: DefinitionVersion;
      readonly exception: DefinitionException;
    }
  | { readonly kind: 'rule'; readonly rule: Rule; readonly version: RuleVersion }
  | {
      readonly kind: 'rule_exception';
      readonly rule: Rule;
      readonly version: RuleVersion;
      readonly exception: RuleException;
    };

/** Finds what a definition, table, rule, exception or relief stands for; null for other declarations. */
export function findDeclared(declared: DeclaredText, rulebook: Rulebook, day: Day): Declared | null {
  switch (declared.kind) {
    case 'define':
    case 'table': {
      const definition = namesOf(rulebook).definitions.get(declared.name);
      const version = definition === undefined ? null : versionOn(definition.versions, day);
      return definition === undefined || version === null ? null : { kind: 'definition', definition, version };
    }
    case 'rule':
      return findRule(declared.name, declared.owner, rulebook, day);
    case 'exception':
    case 'relief':
      return declared.owner === null
        ? findDefinitionException(declared.name, rulebook, day)
        : findRuleException(declared.name, declared.owner, rulebook, day);
    case 'enum':
    case 'member':
    case 'set':
    case 'unit':
    case 'record':
    case 'input':
    case 'field':
    case 'parameter':
    case 'decision':
      return null;
  }
}

function findRule(name: string, decision: string | null, rulebook: Rulebook, day: Day): Declared | null {
  const rules = namesOf(rulebook).decisions.get(decision ?? '')?.rules ?? [];
  const rule = rules.find((one) => one.name === name);
  const version = rule === undefined ? null : versionOn(rule.versions, day);
  return rule === undefined || version === null ? null : { kind: 'rule', rule, version };
}

function findDefinitionException(name: string, rulebook: Rulebook, day: Day): Declared | null {
  for (const definition of rulebook.definitions) {
    const version = versionOn(definition.versions, day);
    const exception = findIn(version?.exceptions ?? [], name);
    if (version !== null && exception !== null) return { kind: 'definition_exception', definition, version, exception };
  }
  return null;
}

function findRuleException(name: string, decision: string, rulebook: Rulebook, day: Day): Declared | null {
  for (const rule of namesOf(rulebook).decisions.get(decision)?.rules ?? []) {
    const version = versionOn(rule.versions, day);
    const exception = findIn(version?.exceptions ?? [], name);
    if (version !== null && exception !== null) return { kind: 'rule_exception', rule, version, exception };
  }
  return null;
}

function findIn<E extends { readonly name: string; readonly exceptions: readonly E[] }>(
  exceptions: readonly E[],
  name: string,
): E | null {
  for (const exception of exceptions) {
    const found = exception.name === name ? exception : findIn(exception.exceptions, name);
    if (found !== null) return found;
  }
  return null;
}

/** A text that is the same for what certainly means the same. */
export function meaningOf(declared: Declared): string {
  switch (declared.kind) {
    case 'definition': {
      const { definition, version } = declared;
      const variables = definition.record === null ? [] : [0];
      const type = JSON.stringify(definition.type);
      return join(type, write(version.asOf, variables), write(version.when, variables), write(version.body, variables));
    }
    case 'definition_exception': {
      const { definition, exception } = declared;
      const variables = definition.record === null ? [] : [0];
      return join(definition.name, write(exception.when, variables), write(exception.body, variables));
    }
    case 'rule': {
      const { forEach, when, requires, otherwise } = declared.version;
      const variables = variablesOf(declared.version);
      return join(
        write(forEach?.list ?? null, []),
        write(when, variables),
        write(requires, variables),
        effectOf(otherwise),
      );
    }
    case 'rule_exception': {
      const { rule, version, exception } = declared;
      const { mode, when, requires, unconditional, otherwise } = exception;
      const variables = variablesOf(version);
      const verdict = requires === null && !unconditional ? 'satisfied' : effectOf(otherwise);
      return join(rule.name, mode, write(when, variables), write(requires, variables), verdict);
    }
  }
}

/** The variable that a rule for each element of a list binds. */
export function variablesOf({ forEach }: RuleVersion): readonly Variable[] {
  return forEach === null ? [] : [forEach.variable];
}

function write(expression: Expression | null, variables: readonly Variable[]): string {
  return expression === null ? '' : normalForm(expression, variables);
}

function effectOf({ effect }: Otherwise): string {
  return effect;
}

function join(...parts: readonly string[]): string {
  return parts.join('\n');
}
