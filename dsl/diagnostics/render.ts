import type { Language, Localized } from '../../engine/ir/localized.ts';
import type { SourceFiles } from '../editions/consolidated.ts';
import type { Diagnostic, Label } from './diagnostic.ts';
import { createLineTable } from './line-table.ts';
import { harmless, showLine } from './source-line.ts';

export { type DiagnosticJson, toGithub, toJson, toSarif } from './formats.ts';

/** How a diagnostic is shown. */
export interface RenderOptions {
  readonly language: Language;
  /** With the colours of a terminal (ANSI). */
  readonly colour?: boolean;
  /** Columns for a line of the source; longer ones are cropped. */
  readonly width?: number;
}

/**
 * A diagnostic as a person reads it: what is wrong, the line with the offending words underlined, the other places
 * that matter, and what to do. Ends without a line break. Control characters of the source are made harmless.
 *
 *     error[unknown-name]: there is no 'client.agee'
 *        --> 2020-01-01/voucher-grant.policy:12:12
 *      12 |   requires client.agee between min_age and max_age
 *         |            ^^^^^^^^^^^ unknown name
 *     help: did you mean 'client.age'?
 */
export function renderDiagnostic(diagnostic: Diagnostic, files: SourceFiles, options: RenderOptions): string {
  const { language } = options;
  const paint = painter(options.colour ?? false);
  const severity = paint(diagnostic.severity, `${severityWords[diagnostic.severity][language]}[${diagnostic.code}]`);
  const help = diagnostic.help ?? diagnostic.fix?.title;
  return [
    `${severity}${paint('strong', `: ${harmless(diagnostic.message[language])}`)}`,
    ...placeLines(diagnostic, files, options, paint),
    ...(help === undefined ? [] : [`${paint('gutter', helpWord[language])}: ${harmless(help[language])}`]),
  ].join('\n');
}

const severityWords: Readonly<Record<Diagnostic['severity'], Localized>> = {
  error: { fi: 'virhe', en: 'error' },
  warning: { fi: 'varoitus', en: 'warning' },
};

const helpWord: Localized = { fi: 'ohje', en: 'help' };

function placeLines(
  diagnostic: Diagnostic,
  files: SourceFiles,
  { language, width = 100 }: RenderOptions,
  paint: Paint,
): readonly string[] {
  const text = files.get(diagnostic.file);
  const { own, others } = splitLabels(diagnostic);
  const lines = text === undefined ? null : createLineTable(text);
  const number = lines === null ? '' : String(lines.positionAt(diagnostic.span.start).line);
  const indent = ' '.repeat(number.length);
  const otherLines = others.map((label) => {
    const said = harmless(label.message[language]);
    return `${indent}  ${paint('gutter', ':::')} ${placeOf(label, files)}  ${said}`;
  });
  if (lines === null) return [`${indent}${paint('gutter', '-->')} ${harmless(diagnostic.file)}`, ...otherLines];
  const { line, column } = lines.positionAt(diagnostic.span.start);
  const source = lines.lineText(line);
  const end = Math.min(column - 1 + Math.max(0, diagnostic.span.end - diagnostic.span.start), source.length);
  const shown = showLine(source, column - 1, end, width);
  const marks = paint(diagnostic.severity, '^'.repeat(shown.end - shown.start));
  const said = own === undefined ? '' : ` ${paint(diagnostic.severity, harmless(own.message[language]))}`;
  return [
    `${indent} ${paint('gutter', '-->')} ${harmless(diagnostic.file)}:${line}:${column}`,
    ` ${paint('gutter', `${number} |`)} ${shown.text}`.trimEnd(),
    ` ${indent} ${paint('gutter', '|')} ${' '.repeat(shown.start)}${marks}${said}`,
    ...otherLines,
  ];
}

/** The label at the diagnostic's own place, if there is one, and the others. */
function splitLabels({ labels, file, span }: Diagnostic): {
  readonly own: Label | undefined;
  readonly others: readonly Label[];
} {
  const own = labels.find(
    (label) => label.file === file && label.span.start === span.start && label.span.end === span.end,
  );
  return { own, others: labels.filter((label) => label !== own) };
}

function placeOf({ file, span }: Label, files: SourceFiles): string {
  const text = files.get(file);
  return text === undefined ? harmless(file) : `${harmless(file)}:${createLineTable(text).positionAt(span.start).line}`;
}

type Style = Diagnostic['severity'] | 'strong' | 'gutter';
type Paint = (style: Style, text: string) => string;

/** SGR codes of ECMA-48. */
const styles: Readonly<Record<Style, string>> = { error: '1;31', warning: '1;33', strong: '1', gutter: '34' };

function painter(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
}
