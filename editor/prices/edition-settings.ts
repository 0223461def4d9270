import { setValue } from '../../dsl/values/edit.ts';
import { removeValue } from '../../dsl/values/remove.ts';
import { readYaml } from '../../dsl/yaml/read-yaml.ts';
import { findEntry } from '../../dsl/yaml/yaml-tree.ts';
import { formatDate } from '../../engine/ir/calendar.ts';
import type { Rulebook } from '../../engine/ir/ir.ts';
import type { FileChanges } from '../drafts/draft.ts';

type Files = Readonly<Record<string, string>>;

/** What an edition says of itself, as far as the page of prices asks for it. Empty: not known yet. */
export interface EditionSettings {
  /** `YYYY-MM-DD` */
  readonly decided: string;
  readonly decidedBy: string;
  /** The section of the minutes. */
  readonly record: string;
  /** The year that values are stated for, by the first words of their names; none: until further notice. */
  readonly statedFor: Readonly<Record<string, string>>;
}

/** The settings in an edition's file. */
export function readEditionSettings(files: Files, date: string): EditionSettings {
  const { root } = readYaml('', files[settingsPath(date)] ?? '');
  const mapping = root?.kind === 'mapping' ? root : null;
  const text = (key: string): string => {
    const value = mapping === null ? undefined : findEntry(mapping, key)?.value;
    return value?.kind === 'scalar' ? value.text : '';
  };
  const stated = mapping === null ? undefined : findEntry(mapping, 'stated_for')?.value;
  const years = stated?.kind === 'mapping' ? stated.entries : [];
  return {
    decided: text('decided'),
    decidedBy: text('decided_by'),
    record: text('record'),
    statedFor: Object.fromEntries(
      years.flatMap(({ key, value }) => (value.kind === 'scalar' ? [[key.text, value.text]] : [])),
    ),
  };
}

/** The file of a new edition with these settings. */
export function newEdition(date: string, settings: EditionSettings): Readonly<Record<string, string>> {
  const start = { [settingsPath(date)]: 'status: draft\n' };
  const changes = setEditionSettings(start, date, settings);
  return { [settingsPath(date)]: changes?.[settingsPath(date)] ?? start[settingsPath(date)] ?? '' };
}

/** The change of files that gives the edition these settings; null where its file is not readable. */
export function setEditionSettings(files: Files, date: string, settings: Partial<EditionSettings>): FileChanges | null {
  const path = settingsPath(date);
  const keys = [
    ['decided', settings.decided],
    ['decided_by', settings.decidedBy],
    ['record', settings.record],
  ] as const;
  const withTexts = keys.reduce<string | null>(
    (text, [key, value]) => (text === null || value === undefined ? text : setOrRemove(text, [key], value.trim())),
    files[path] ?? 'status: draft\n',
  );
  const { statedFor } = settings;
  if (withTexts === null || statedFor === undefined) return withTexts === null ? null : { [path]: withTexts };
  const cleared = removeValue(withTexts, ['stated_for']);
  const years = Object.entries(statedFor).filter(([, year]) => year !== '');
  const text = years.reduce<string | null>(
    (edited, [parameter, year]) => (edited === null ? null : setValue(edited, ['stated_for', parameter], year)),
    cleared,
  );
  return text === null ? null : { [path]: text };
}

function setOrRemove(text: string, path: readonly string[], value: string): string | null {
  return value === '' ? removeValue(text, path) : setValue(text, path, value);
}

function settingsPath(date: string): string {
  return `${date}/edition.yaml`;
}

/** What an edition states for one year, if it does: what the one before did, or else all that is money. */
export function valuesToState({ editions, parameters, currency }: Rulebook, date: string): readonly string[] {
  const before = editions.filter((edition) => formatDate(edition.date) < date);
  const stated = before.findLast(({ statedFor }) => statedFor.length > 0)?.statedFor ?? [];
  if (stated.length > 0) return stated.map(({ parameter }) => parameter);
  const money = parameters.filter(({ type }) => type.kind === 'number' && type.unit.split('/')[0] === currency);
  return [...new Set(money.map(({ name }) => name.split('.')[0] ?? name))];
}

/** The day of the latest edition that is not a draft, `YYYY-MM-DD`. */
export function latestEdition({ editions }: Rulebook): string | null {
  const accepted = editions.filter(({ status }) => status === 'accepted' || status === 'in_force');
  const last = accepted.at(-1);
  return last === undefined ? null : formatDate(last.date);
}
