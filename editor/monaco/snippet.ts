/** `‹word›` as Monaco's own marks: `${1:word}`. What means something to Monaco stays as it is. */
export function toSnippet(insert: string): string {
  let count = 0;
  return insert
    .split(/(‹[^›]*›)/)
    .map((part) => {
      const escaped = part.replaceAll(/[\\$}]/g, '\\$&');
      if (!part.startsWith('‹')) return escaped;
      count += 1;
      return `\${${count}:${escaped.slice(1, -1)}}`;
    })
    .join('');
}
