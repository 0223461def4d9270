import type { Language } from '../../engine/ir/localized.ts';
import type { Draw } from '../../engine/report/render-html.ts';
import type { Chart } from '../../engine/report/report.ts';

const barHeight = 26;

/** Draws charts: a bar for each class of differences, black on white. The same chart is always the same text. */
export async function openDrawing(language: Language): Promise<Draw> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  return (chart) => drawBars(chart, { plot, parseHTML, language });
}

interface Drawing {
  readonly plot: typeof import('@observablehq/plot');
  readonly parseHTML: typeof import('linkedom').parseHTML;
  readonly language: Language;
}

function drawBars({ description, bars }: Chart, { plot: Plot, parseHTML, language }: Drawing): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({
    document,
    width: 720,
    height: 70 + bars.length * barHeight,
    marginBottom: 46,
    marginLeft: 190,
    marginRight: 60,
    style: { fontSize: '13px', fontFamily: 'inherit' },
    ariaDescription: description,
    x: { label: texts.cases[language], grid: true, labelArrow: 'none', labelOffset: 40 },
    y: { label: null, domain: bars.map(({ label }) => label) },
    marks: [
      Plot.barX(bars, { x: 'cases', y: 'label', fill: '#3d4852' }),
      Plot.text(bars, { x: 'cases', y: 'label', text: ({ cases }) => String(cases), dx: 6, textAnchor: 'start' }),
      Plot.ruleX([0]),
    ],
  });
  // The chart is one picture with one description: names of its parts would be read on top of it.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return svg.outerHTML;
}

const texts = { cases: { fi: 'Tapauksia', en: 'Cases' } };
