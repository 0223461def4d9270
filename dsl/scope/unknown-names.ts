/** What is said where a name means nothing, or not what stands there can use. */
import type { Localized } from '../../engine/ir/localized.ts';
import type { BoundVariable } from '../analysis/analysis.ts';
import { didYouMean, type Problem, quoteSome, undeclared } from '../diagnostics/unplaced-problem.ts';
import type * as ast from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { NameTable } from './names.ts';

const unknownHere: Localized = { fi: 'tuntematon nimi', en: 'unknown name' };

/** A name that nothing has. */
export function unknownName(name: ast.DottedName, variables: readonly BoundVariable[], names: NameTable): Problem {
  return {
    code: 'unknown-name',
    span: name.span,
    message: { fi: `nimeä '${name.text}' ei ole`, en: `there is no '${name.text}'` },
    label: unknownHere,
    missing: prefixesOf(name),
    origins: undeclaredPrefixes(name, names).map(undeclared),
    help: didYouMean(name.text, knownNames(variables, names), helpWithMember(name, names)),
  };
}

/** `a`, `a.b` and `a.b.c` of `a.b.c`: any of them may be what is not declared. */
function prefixesOf({ parts }: ast.DottedName): readonly string[] {
  return parts.map((_, index) =>
    parts
      .slice(0, index + 1)
      .map(({ text }) => text)
      .join('.'),
  );
}

/** Those prefixes that begin no known name: of `a.b` where something is named `a.c`, only `a.b`. */
function undeclaredPrefixes(name: ast.DottedName, names: NameTable): readonly string[] {
  const known = knownNames([], names);
  return prefixesOf(name).filter((prefix) => !known.some((other) => other.startsWith(`${prefix}.`)));
}

/** All names that can be written where these variables are bound. */
export function knownNames(variables: readonly BoundVariable[], names: NameTable): readonly string[] {
  const known = [...names.facts.keys(), ...names.parameters.keys()];
  for (const [name, { self }] of names.definitions) if (self === null) known.push(name);
  for (const { name, type } of variables) {
    known.push(name);
    if (type.kind === 'record') known.push(...fieldNames(type.record, names).map((field) => `${name}.${field}`));
  }
  return known;
}

/** Fields of a record or an input, and the fields derived for a record. */
export function fieldNames(record: string, names: NameTable): readonly string[] {
  const fields = [...(names.fields.get(record)?.keys() ?? [])];
  for (const name of names.definitions.keys()) {
    if (name.startsWith(`${record}.`)) fields.push(name.slice(record.length + 1));
  }
  return fields;
}

function helpWithMember(name: ast.DottedName, { consolidation }: NameTable): Localized | undefined {
  for (const [enumName, { members }] of consolidation.enums) {
    if (!members.some((member) => member.node.name.text === name.text)) continue;
    return {
      fi: `'${name.text}' on luokituksen '${enumName}' arvo; vertaa sitä: '… is ${name.text}'`,
      en: `'${name.text}' is a value of '${enumName}'; compare with it: '… is ${name.text}'`,
    };
  }
  const set = consolidation.sets.get(name.text)?.node;
  if (set === undefined) return undefined;
  return {
    fi: `'${name.text}' on luokituksen '${set.enum.text}' joukko; kirjoita '… in ${name.text}'`,
    en: `'${name.text}' is a set of '${set.enum.text}'; write '… in ${name.text}'`,
  };
}

/** A word that is not a member (or, where sets suit, a set) of the enum it stands against. */
export function unknownMember(
  { span, text }: ast.DottedName | ast.Name,
  enumName: string,
  names: NameTable,
  also: { readonly sets: boolean; readonly ordinary: boolean },
): Problem {
  const { enums, sets } = names.consolidation;
  const members = (enums.get(enumName)?.members ?? []).map((member) => member.node.name.text);
  const candidates = [...members];
  if (also.sets) for (const [name, set] of sets) if (set.node.enum.text === enumName) candidates.push(name);
  if (also.ordinary) candidates.push(...knownNames([], names));
  return {
    code: 'unknown-member',
    span,
    message: { fi: `'${text}' ei ole luokituksen '${enumName}' arvo`, en: `'${text}' is not a value of '${enumName}'` },
    label: {
      fi: `tässä kohdassa on oltava luokituksen '${enumName}' arvo`,
      en: `a value of '${enumName}' is expected here`,
    },
    missing: [enumName, text],
    origins: [undeclared(text)],
    help:
      helpWithSet(text, enumName, also.sets, names) ??
      didYouMean(text, candidates, {
        fi: `arvot: ${quoteSome(members)}`,
        en: `its values: ${quoteSome(members)}`,
      }),
  };
}

function helpWithSet(text: string, enumName: string, suits: boolean, { consolidation }: NameTable): Localized | null {
  if (suits || consolidation.sets.get(text)?.node.enum.text !== enumName) return null;
  return { fi: `'${text}' on joukko; kirjoita '… in ${text}'`, en: `'${text}' is a set; write '… in ${text}'` };
}

/** A field that a record or an input does not have. */
export function unknownField(step: ast.Name, record: string, names: NameTable): Problem {
  const fields = fieldNames(record, names);
  return {
    code: 'unknown-name',
    span: step.span,
    message: { fi: `'${record}' ei sisällä kenttää '${step.text}'`, en: `'${record}' has no field '${step.text}'` },
    label: { fi: 'tuntematon kenttä', en: 'unknown field' },
    missing: [record, `${record}.${step.text}`],
    origins: [undeclared(`${record}.${step.text}`)],
    help: didYouMean(step.text, fields, { fi: `kentät: ${quoteSome(fields)}`, en: `its fields: ${quoteSome(fields)}` }),
  };
}

/** `need.label`, where the elements of the list are no records. */
export function variableWithoutFields(name: ast.DottedName, variable: BoundVariable): Problem {
  return {
    code: 'unknown-name',
    span: name.parts[1]?.span ?? name.span,
    message: {
      fi: `muuttujalla '${variable.name}' ei ole kenttiä`,
      en: `'${variable.name}' has no fields`,
    },
    label: { fi: 'tuntematon kenttä', en: 'unknown field' },
    help: { fi: `käytä sitä sellaisenaan: '${variable.name}'`, en: `use it as it is: '${variable.name}'` },
  };
}

/** A field is asked of something that has none: a list, or a plain value. */
export function elementNeeded(step: ast.Name, type: Type, next: ast.Name | undefined): Problem {
  const field = next?.text ?? '';
  if (type.kind !== 'list') {
    return {
      code: 'unknown-name',
      span: next?.span ?? step.span,
      message: {
        fi: `kentällä '${step.text}' ei ole kenttää '${field}'`,
        en: `'${step.text}' has no field '${field}'`,
      },
      label: { fi: 'tuntematon kenttä', en: 'unknown field' },
    };
  }
  return {
    code: 'needs-element',
    span: step.span,
    message: {
      fi: `'${step.text}' on lista; kenttä '${field}' on kullakin sen alkiolla erikseen`,
      en: `'${step.text}' is a list; each of its elements has its own '${field}'`,
    },
    label: { fi: 'lista', en: 'a list' },
    help: helpWithElement,
  };
}

const helpWithElement: Localized = {
  fi: "käy alkiot läpi: 'for each x in …', 'any x in … satisfies …' tai 'sum of x.… for x in …'",
  en: "go through the elements: 'for each x in …', 'any x in … satisfies …' or 'sum of x.… for x in …'",
};

/** The name of an input or a record, or a field of a record, where no element is at hand. */
export function nameOfWhole(name: ast.DottedName, kind: 'input' | 'record' | 'record_field'): Problem {
  const first = name.parts[0]?.text ?? '';
  if (kind === 'input') {
    return {
      code: 'unknown-name',
      span: name.span,
      message: {
        fi: `'${first}' on syöte kokonaisuudessaan, ei yksittäinen tieto`,
        en: `'${first}' is a whole input, not a single fact`,
      },
      label: { fi: 'syötteen nimi', en: 'the name of an input' },
      help: { fi: `nimeä sen kenttä: '${first}.…'`, en: `name one of its fields: '${first}.…'` },
    };
  }
  return {
    code: 'needs-element',
    span: name.span,
    message: {
      fi: `'${name.text}' ei kerro, mistä tietueesta '${first}' on kyse`,
      en: `'${name.text}' does not say which '${first}' is meant`,
    },
    label:
      kind === 'record'
        ? { fi: 'tietueen nimi', en: 'the name of a record' }
        : { fi: 'tietueen kenttä', en: 'a field of a record' },
    help: helpWithElement,
  };
}

/** A field derived for the elements of lists, asked of a record inside an input. */
export function derivedFieldOutsideList(step: ast.Name, derived: string): Problem {
  return {
    code: 'needs-element',
    span: step.span,
    message: {
      fi: `'${derived}' lasketaan vain listan alkioille`,
      en: `'${derived}' is computed for elements of lists only`,
    },
    label: { fi: 'tämä tietue ei ole listan alkio', en: 'this record is no element of a list' },
    help: {
      fi: 'määrittele arvo tälle tiedolle omalla nimellään',
      en: 'define the value for this fact under a name of its own',
    },
  };
}

/** The name of a rule where a value is needed. */
export function ruleNamed(name: ast.DottedName): Problem {
  return {
    code: 'unknown-name',
    span: name.span,
    message: { fi: `'${name.text}' on sääntö, ei arvo`, en: `'${name.text}' is a rule, not a value` },
    label: { fi: 'säännön nimi', en: 'the name of a rule' },
    help: {
      fi: "kirjoita säännön ehto määritelmäksi ('define … : boolean') ja käytä sitä kummassakin",
      en: "write the rule's condition as a definition ('define … : boolean') and use that in both places",
    },
  };
}
