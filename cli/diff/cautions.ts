import type { Caution } from '../../engine/analysis/changes/report/report.ts';
import { unescapeMarkdown } from '../../engine/report/escape.ts';
import { type Unusable, unusable } from '../failure.ts';

/** Cautions as they were noted with a proposal. */
export interface ReadCautions {
  readonly kind: 'cautions';
  readonly cautions: readonly Caution[];
}

/**
 * Reads cautions from JSON (`[{"text": "…", "reason": "…"}]`, or such a list under `cautions`) or from notes in
 * Markdown, such as the text of a pull request: the items of the list below a heading that begins with `Tarkista`,
 * `Huomautukset` or `Cautions`, or with what the editor writes, each with its reason behind `peruste:`, `perustelu:` or
 * `reason:`. Markdown without such a heading has none.
 */
export function readCautions(text: string, shown: string): ReadCautions | Unusable {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') && !trimmed.startsWith('[')) return { kind: 'cautions', cautions: readMarkdown(text) };
  let json: unknown;
  try {
    json = JSON.parse(trimmed);
  } catch {
    // Markdown may well begin with a link.
    return trimmed.startsWith('{')
      ? unusable(texts.notJson(shown))
      : { kind: 'cautions', cautions: readMarkdown(text) };
  }
  const list = Array.isArray(json) ? json : (json as { readonly cautions?: unknown }).cautions;
  const cautions = Array.isArray(list) ? list.map(readCaution) : [null];
  if (cautions.includes(null)) return unusable(texts.notJson(shown));
  return { kind: 'cautions', cautions: cautions.filter((caution) => caution !== null) };
}

function readCaution(json: unknown): Caution | null {
  if (typeof json !== 'object' || json === null) return null;
  const { text, reason = null } = json as { readonly text?: unknown; readonly reason?: unknown };
  if (typeof text !== 'string' || text.trim() === '') return null;
  if (reason !== null && typeof reason !== 'string') return null;
  return { text: text.trim(), reason: reason === null || reason.trim() === '' ? null : reason.trim() };
}

const heading = /^#{1,6}\s+(?:tarkista|tarkistetut huomautukset|huomautukset|cautions?)\b.*$/i;
const item = /^[-*]\s+(.*)$/;
const reasonMark = /(?:^|\s*[–—:;(-]\s*|\s+)(?:peruste|perustelu|reason)\s*:\s*/i;
/** What the editor writes where there is none. */
const noReason = /\s*\((?:ei kuitattu|not acknowledged)\)$/i;

function readMarkdown(text: string): readonly Caution[] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => heading.test(line));
  if (start === -1) return [];
  const items: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const begun = item.exec(line);
    const last = items.length - 1;
    if (begun !== null) items.push(begun[1] ?? '');
    // A line further in goes on with the item; any other ends the list.
    else if (/^\s+\S/.test(line) && last >= 0) items[last] = `${items[last]} ${line.trim().replace(/^[-*]\s+/, '')}`;
    else if (/^#{1,6}\s/.test(line) || (line.trim() !== '' && last >= 0)) break;
  }
  return items.map(splitReason).filter((caution) => caution.text !== '');
}

function splitReason(written: string): Caution {
  const plain = unescapeMarkdown(written.replaceAll(/(?<!\\)(?:\*\*|__)/g, '')).trim();
  const mark = reasonMark.exec(plain);
  if (mark === null) return { text: plain.replace(noReason, ''), reason: null };
  const reason = plain.slice(mark.index + mark[0].length).trim();
  return { text: plain.slice(0, mark.index).trim(), reason: reason === '' ? null : reason };
}

const texts = {
  notJson: (shown: string) => ({
    fi: `tiedostossa '${shown}' ei ole huomautuksia muodossa [{"text": "…", "reason": "…"}]`,
    en: `the file '${shown}' does not hold cautions written as [{"text": "…", "reason": "…"}]`,
  }),
};
