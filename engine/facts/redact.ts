/** What has the shape of a personal identity code, sound or not, with any sign of the century. */
const identityCode = /\d{6}\s?[-+A-FU-Y−–]\s?\d{3}[0-9A-Z]/giu;

const longestEcho = 40;

/**
 * A text that came in, fit to be repeated in a message: identity codes struck out, on one line, at most 40 characters.
 */
export function redact(text: string): string {
  const whole = text
    .slice(0, 1000)
    .replace(identityCode, '******-****')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
  return whole.length <= longestEcho ? whole : `${whole.slice(0, longestEcho - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
