import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { RulebookState } from './current-rulebook.ts';

/** Facts to start from. */
export interface Example {
  /** A sentence, or the name of its file. */
  readonly name: string;
  readonly facts: object;
}

/** Examples by decision: files of the rulebook's `examples` folder first, then the rulebook's own cases. */
export function listExamples(
  state: RulebookState,
  rulebookFolder: string,
): Readonly<Record<string, readonly Example[]>> {
  const names = state.loaded?.decisions ?? [];
  const byFile = readExampleFiles(rulebookFolder);
  return Object.fromEntries(
    names.map((decision) => {
      const fromFiles = byFile.filter((example) => example.decision === decision);
      const fromCases = state.cases.cases.filter((policyCase) => policyCase.decision === decision);
      return [
        decision,
        [
          ...fromFiles.map(({ name, facts }) => ({ name, facts })),
          ...fromCases.map(({ name, facts }) => ({ name, facts: JSON.parse(facts) as object })),
        ],
      ];
    }),
  );
}

interface ExampleFile extends Example {
  readonly decision: string;
}

/**
 * `examples/voucher-grant-approved.json` asks for the decision `voucher_grant`; the last word says how it goes. The
 * folder stands in the rulebook's own, or for a rulebook `policies/<name>` beside `policies`.
 */
function readExampleFiles(rulebookFolder: string): readonly ExampleFile[] {
  const above = dirname(rulebookFolder);
  const folders = [
    join(rulebookFolder, 'examples'),
    ...(basename(above) === 'policies' ? [join(above, '../examples')] : []),
  ];
  return folders.flatMap((folder) =>
    listJsonFiles(folder).flatMap((file) => {
      const facts = readFacts(folder, file);
      if (facts === null) return [];
      const name = file.replace(/\.json$/, '');
      return [{ decision: name.replace(/-[^-]*$/, '').replaceAll('-', '_'), name, facts }];
    }),
  );
}

const largestExample = 1_000_000;

/** Null for what is no JSON object, or not in the folder itself. */
function readFacts(folder: string, file: string): object | null {
  try {
    if (!realpathSync(join(folder, file)).startsWith(realpathSync(folder) + sep)) return null;
    const text = readFileSync(join(folder, file), 'utf8');
    const facts: unknown = text.length > largestExample ? null : JSON.parse(text);
    return typeof facts === 'object' && !Array.isArray(facts) ? facts : null;
  } catch {
    return null;
  }
}

function listJsonFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .sort();
  } catch {
    // There is no such folder.
    return [];
  }
}
