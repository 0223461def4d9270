import { toJson } from '../../dsl/diagnostics/render.ts';
import type { RulebookState } from './current-rulebook.ts';

/** All that is wrong with a rulebook and its cases, as `rulebook check --format json` writes it. */
export function checkFiles({ files, compiled, cases }: RulebookState) {
  const diagnostics = [...compiled.diagnostics, ...cases.diagnostics];
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: diagnostics.length - errors,
    problems: diagnostics.map((diagnostic) => {
      const { labels, ...rest } = toJson(diagnostic, files);
      return { ...rest, labels: [...labels] };
    }),
  };
}
