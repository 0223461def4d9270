/** What is wrong with the vocabulary itself: sets, and names that mean two things across editions. */

import { didYouMean, type Problem, type Report } from '../diagnostics/unplaced-problem.ts';
import type { Consolidation, Place } from '../editions/consolidated.ts';
import type { NameTable } from './names.ts';
import { unknownMember } from './unknown-names.ts';

export function checkVocabulary(names: NameTable, report: Report): void {
  checkSets(names, report);
  checkOneMeaning(names, report);
}

function checkSets(names: NameTable, report: Report): void {
  const { sets, enums } = names.consolidation;
  for (const { node, file } of sets.values()) {
    const declared = enums.get(node.enum.text);
    if (declared === undefined) {
      report(unknownEnum(node.enum, names.consolidation), file);
      continue;
    }
    const members = new Set(declared.members.map((member) => member.node.name.text));
    for (const member of node.members) {
      if (members.has(member.text)) continue;
      report(unknownMember(member, node.enum.text, names, { sets: false, ordinary: false }), file);
    }
  }
}

function unknownEnum({ text, span }: { text: string; span: Problem['span'] }, { enums }: Consolidation): Problem {
  return {
    code: 'unknown-type',
    span,
    message: { fi: `luokitusta '${text}' ei ole`, en: `there is no enum '${text}'` },
    label: { fi: 'tuntematon luokitus', en: 'unknown enum' },
    missing: [text],
    help: didYouMean(text, enums.keys()),
  };
}

/**
 * Facts, parameters, definitions and the fields of records share one namespace. Two of one name in one edition are
 * found when it is read; here are those of different editions, and paths through records within inputs.
 */
function checkOneMeaning({ facts, fields, parameters, definitions, consolidation }: NameTable, report: Report): void {
  const declared = new Map<string, Place & { readonly edition: number; readonly depth: number }>();
  for (const [path, fact] of facts) {
    const field = fact.fields.at(-1);
    if (field === undefined) continue;
    declared.set(path, { ...field, span: field.node.name.span, depth: fact.fields.length });
  }
  for (const record of consolidation.records.keys()) {
    for (const [name, { field }] of fields.get(record) ?? []) {
      declared.set(`${record}.${name}`, { ...field, span: field.node.name.span, depth: 1 });
    }
  }
  const others = [
    ...[...consolidation.parameters].filter(([name]) => parameters.has(name)),
    ...[...consolidation.definitions].filter(([name]) => definitions.has(name)),
  ];
  for (const [name, { node, file, edition }] of others) {
    const first = declared.get(name);
    if (first === undefined) declared.set(name, { file, span: node.name.span, edition, depth: 1 });
    else if (first.edition !== edition || first.depth > 1) report(twoMeanings(name, node.name.span, first), file);
  }
}

function twoMeanings(name: string, span: Problem['span'], first: Place): Problem {
  return {
    code: 'unique-names',
    span,
    message: { fi: `'${name}' on jo toisen asian nimi`, en: `'${name}' already is the name of something else` },
    label: { fi: 'sama nimi toisessa merkityksessä', en: 'the same name with another meaning' },
    others: [{ place: first, message: { fi: 'ensin tässä', en: 'first declared here' } }],
    help: { fi: 'anna toinen nimi', en: 'choose another name' },
  };
}
