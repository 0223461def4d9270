import type { Problem } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { NameTable } from './names.ts';
import type { Scope } from './resolve.ts';

/** What a new variable's name would hide: nothing may have two meanings at one place. */
export function shadowedName(name: ast.Name, type: Type, scope: Scope, names: NameTable): Problem | null {
  const { text, span } = name;
  const what = whatHas(text, type, scope, names);
  if (what === null) return null;
  return {
    code: 'shadowed-name',
    span,
    message: { fi: `'${text}' on jo ${what.fi}`, en: `'${text}' already is ${what.en}` },
    label: { fi: 'nimi on käytössä', en: 'the name is taken' },
    help: { fi: 'anna alkiolle muu nimi', en: 'give the element another name' },
  };
}

function whatHas(text: string, type: Type, scope: Scope, { consolidation, parameters, definitions }: NameTable) {
  if (scope.variables.some((variable) => variable.name === text)) {
    return { fi: 'ulomman läpikäynnin alkio', en: 'an element of an outer list' };
  }
  if (consolidation.inputs.has(text)) return { fi: 'syöte', en: 'an input' };
  if (consolidation.records.has(text)) return { fi: 'tietue', en: 'a record' };
  if (startsAny(text, parameters.keys()))
    return { fi: 'parametrin nimi tai sen alku', en: 'the name of a parameter or its start' };
  if (startsAny(text, definitions.keys()))
    return { fi: 'määritelmän nimi tai sen alku', en: 'the name of a definition or its start' };
  const members = type.kind === 'enum' ? consolidation.enums.get(type.enum)?.members : undefined;
  if (members?.some((member) => member.node.name.text === text)) {
    return { fi: 'luokituksen arvo', en: 'a value of an enum' };
  }
  return null;
}

function startsAny(text: string, names: Iterable<string>): boolean {
  for (const name of names) if (name === text || name.startsWith(`${text}.`)) return true;
  return false;
}
