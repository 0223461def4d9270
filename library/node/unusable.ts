import type { Localized } from '../../engine/ir/localized.ts';

/** Something given to the tool that it cannot use: a folder, a file, an argument. Says what to do about it. */
export interface Unusable {
  readonly kind: 'unusable';
  readonly message: Localized;
}

export function unusable(message: Localized): Unusable {
  return { kind: 'unusable', message };
}

/** A file that could not be read; `path` is what the reader calls it, `error` what Node threw, or its code. */
export function unreadable(path: string, error: unknown): Unusable {
  const reason = describeFileError(error);
  return unusable({
    fi: `tiedostoa '${path}' ei voi lukea: ${reason.fi}`,
    en: `the file '${path}' cannot be read: ${reason.en}`,
  });
}

/** What stands in the way of a file, as the end of a sentence. */
export function describeFileError(error: unknown): Localized {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return fileErrors[code] ?? { fi: `tiedostovirhe ${code}`, en: `file error ${code}` };
}

const fileErrors: Readonly<Record<string, Localized>> = {
  ENOENT: { fi: 'sitä ei ole', en: 'it does not exist' },
  ENOTDIR: { fi: 'polun osa ei ole kansio', en: 'a part of the path is not a folder' },
  EISDIR: { fi: 'se on kansio', en: 'it is a folder' },
  EACCES: { fi: 'siihen ei ole oikeutta', en: 'permission is denied' },
  EPERM: { fi: 'siihen ei ole oikeutta', en: 'permission is denied' },
  EROFS: { fi: 'levylle ei voi kirjoittaa', en: 'the disk is read-only' },
  ENOSPC: { fi: 'levy on täynnä', en: 'the disk is full' },
  EDQUOT: { fi: 'levytilan kiintiö on täynnä', en: 'the quota of disk space is used up' },
  EFBIG: { fi: 'tiedostosta tulisi liian suuri', en: 'the file would be too large' },
  EIO: { fi: 'levyssä on vika', en: 'the disk is faulty' },
  ELOOP: { fi: 'linkit kiertävät kehää', en: 'its links go round in a circle' },
};
