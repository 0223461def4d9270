import { didYouMean, type Problem } from '../diagnostics/unplaced-problem.ts';
import type { Declared } from '../editions/consolidated.ts';
import { resolveName } from '../scope/resolve.ts';
import type * as ast from '../syntax/ast.ts';
import { inferChangeable } from './changeable.ts';
import type { Inference } from './inference.ts';
import { sensitiveShown } from './sensitive.ts';
import { describeType, thisIs } from './words.ts';

/** A decision's date, outputs, included decisions and changeable facts. */
export function inferDecision(inference: Inference, declared: Declared<ast.DecisionDeclaration>): void {
  const { node, file } = declared;
  checkAsOf(inference, node.asOf, file);
  inferChangeable(inference, declared);
  const outputs = new Map<string, ast.DottedName>();
  for (const output of [...node.gives, ...node.reports]) {
    const first = outputs.get(output.text);
    if (first === undefined) checkOutput(inference, output, file);
    else inference.report(repeatedOutput(output, first, file), file);
    outputs.set(output.text, first ?? output);
  }
  const { decisions } = inference.names.consolidation;
  for (const included of node.includes) {
    if (decisions.has(included.text)) continue;
    inference.report(unknownDecision(included, decisions.keys()), file);
  }
}

function resolve(inference: Inference, name: ast.DottedName, file: string) {
  const resolution = resolveName(name, { file, variables: [] }, inference.names, { enum: null, sets: false });
  if (!('problem' in resolution)) return resolution;
  inference.report(resolution.problem, file);
  return null;
}

function checkAsOf(inference: Inference, name: ast.DottedName, file: string): void {
  const resolved = resolve(inference, name, file);
  if (resolved === null || resolved.type.kind === 'error') return;
  const { meaning, type } = resolved;
  if (meaning.kind === 'fact' && type.kind === 'date') return;
  const words = describeType(type);
  const isFact = meaning.kind === 'fact';
  inference.report(
    {
      code: 'type-mismatch',
      span: name.span,
      message: isFact
        ? {
            fi: `päätöksen ajankohdan on oltava päivämäärä, ei ${words.fi}`,
            en: `the day of a decision has to be a date, not ${words.en}`,
          }
        : {
            fi: `päätöksen ajankohdan on oltava asiasta annettu päivämäärä`,
            en: `the day of a decision has to be a date given as a fact`,
          },
      label: isFact ? thisIs(type) : { fi: 'ei ole asiasta annettu tieto', en: 'not a fact' },
    },
    file,
  );
}

function checkOutput(inference: Inference, name: ast.DottedName, file: string): void {
  const resolved = resolve(inference, name, file);
  if (resolved === null || resolved.type.kind === 'error') return;
  const { meaning, type } = resolved;
  const element = type.kind === 'list' ? type.element : type;
  const isSingle = meaning.kind === 'fact' || meaning.kind === 'definition';
  if (!isSingle || element.kind === 'record') {
    inference.report(
      notAnOutput(
        name,
        isSingle ? thisIs(type) : { fi: 'ei ole tieto eikä määritelmä', en: 'not a fact or a definition' },
      ),
      file,
    );
    return;
  }
  const declared = meaning.kind === 'fact' ? meaning.declared : inference.names.definitions.get(meaning.name)?.declared;
  if (declared?.sensitive) inference.report(sensitiveShown(name, 'output'), file);
}

function repeatedOutput({ text, span }: ast.DottedName, first: ast.DottedName, file: string): Problem {
  return {
    code: 'repeated-member',
    span,
    message: { fi: `'${text}' on tuloksissa kahdesti`, en: `'${text}' is among the results twice` },
    label: { fi: 'toisen kerran tässä', en: 'again here' },
    others: [{ place: { file, span: first.span }, message: { fi: 'ensin tässä', en: 'first here' } }],
    help: { fi: 'poista toinen', en: 'remove one of them' },
  };
}

function notAnOutput({ text, span }: ast.DottedName, label: Problem['label']): Problem {
  return {
    code: 'type-mismatch',
    span,
    message: {
      fi: `'${text}' ei voi olla päätöksen tuloksena`,
      en: `'${text}' cannot be a result of a decision`,
    },
    label,
    help: {
      fi: 'tulokset ovat määritelmiä tai yksittäisiä tietoja',
      en: 'results are definitions or single facts',
    },
  };
}

function unknownDecision({ text, span }: ast.Name, decisions: Iterable<string>): Problem {
  return {
    code: 'unknown-name',
    span,
    message: { fi: `päätöstä '${text}' ei ole`, en: `there is no decision '${text}'` },
    label: { fi: 'tuntematon päätös', en: 'unknown decision' },
    missing: [text],
    help: didYouMean(text, decisions),
  };
}
