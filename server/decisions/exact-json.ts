import { parseFactsJson } from '../../engine/facts/parse.ts';
import type { Api } from '../api.ts';
import { Refusal } from '../refusals/refusal.ts';

/**
 * Lets the routes of `api` read JSON as facts are read from files: every digit of a number counts, and a key given
 * twice is a fault. The fields of the body come as they are; what is inside them is left to the reader of facts.
 */
export function readExactJson(api: Api): void {
  api.removeContentTypeParser('application/json');
  api.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, text: string) => {
    const parsed = parseFactsJson(text);
    if ('problem' in parsed) {
      const { message, help, line, column } = parsed.problem;
      throw new Refusal('bad-json', { message, help, line, column });
    }
    const { json } = parsed;
    return json instanceof Map ? Object.fromEntries(json) : json;
  });
}
