/** Text that HTML shows as it is, also within an attribute in double quotation marks. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * Text that Markdown shows as it is: its marks and HTML's are escaped, line breaks become spaces, and nothing in it
 * becomes a link or mentions anyone.
 */
export function escapeMarkdown(text: string): string {
  const marksEscaped = text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(
      /^(\s*)([-+=]+|\d+[.)])(?=\s|$)/,
      (_match, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    );
  return breakReferences(marksEscaped);
}

/** Reads a text back as it was before `escapeMarkdown`, or before whoever wrote it escaped its marks. */
export function unescapeMarkdown(written: string): string {
  return written.replaceAll(wordJoiner, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** A span of code cannot end before its text does. */
export function writeCode(text: string): string {
  return `\`${text.replaceAll('`', '').replace(/[\r\n]+/g, ' ')}\``;
}

/** Not seen, no wider than nothing, no place to break a line; a host takes no name or address that it stands in. */
const wordJoiner = '\u2060';

/**
 * What hosts of code make of plain text, escaped or not: mentions and addresses of mail after `@`, addresses after
 * `://` and `www.`, issues after `#` and `GH-`.
 */
const references = /@|:(?=\/\/)|#(?=\d)|www(?=\.)|gh-(?=\d)/gi;

/** What may be the hash of a commit: a number has no letters, and a word no digits. */
const hashes = /\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b/gi;

/** Too short for a hash. */
const shortPieces = /.{6}(?=.)/g;

/** Text in which a host of code finds nobody to notify and nothing to link to. Looks and reads as before. */
export function breakReferences(text: string): string {
  return text
    .replace(hashes, (hash) => hash.replace(shortPieces, `$&${wordJoiner}`))
    .replace(references, `$&${wordJoiner}`);
}
