/** The heading above the first provision of each chapter: `3.1` is under `3.1 Palvelusetelien arvot`. */
export function readHeadings(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const headings = new Map<string, string>();
  const sources = Object.keys(files)
    .filter((path) => path.startsWith('source/'))
    .sort();
  for (const path of sources) {
    let heading = '';
    for (const line of (files[path] ?? '').split(/\r?\n/)) {
      heading = /^#{2,}\s+(\S.*)$/.exec(line)?.[1] ?? heading;
      const chapter = /^\[([^\]\s:]{1,20}):[^\]\s]+\]/.exec(line)?.[1];
      if (chapter !== undefined && !headings.has(chapter)) headings.set(chapter, heading);
    }
  }
  return headings;
}

/** `3.1` of the mark `3.1:5`. */
export function chapterOf(mark: string): string {
  return mark.slice(0, mark.indexOf(':'));
}
