import type { Chart } from '../../engine/analysis/impact/report/report.ts';
import type { Language } from '../../engine/ir/localized.ts';

const barHeight = 26;

/** Draws a chart as SVG: a bar for each class of differences, black on white. The same chart is always the same text. */
export async function drawChart({ description, bars }: Chart, language: Language): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
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
