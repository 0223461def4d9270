import type { Texts } from '../../engine/ir/localized.ts';
import { request } from './request.ts';

/** The rulebook's files as the server has them. */
export interface RulebookFiles {
  readonly id: string;
  readonly title: Texts;
  readonly hash: string | null;
  /** Changes with any file. */
  readonly revision: string;
  /** Texts by path from the rulebook's folder, cases and locales included. */
  readonly files: Readonly<Record<string, string>>;
}

export function fetchRulebookFiles(signal: AbortSignal): Promise<RulebookFiles> {
  return request<RulebookFiles>('/api/files', { signal });
}
