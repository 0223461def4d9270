import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { formatPercent } from '../../../engine/compare/write-difference.ts';
import type { WrittenChange } from '../../prices/written-changes.ts';
import { useReading } from '../../shell/language.tsx';
import { changesTexts as texts } from './changes-texts.ts';

/** The changes in percent as bars; in words for those who do not see them. */
export function ChangesChart({ changes }: { readonly changes: readonly WrittenChange[] }) {
  const { text, language } = useReading();
  const place = useRef<HTMLDivElement>(null);
  const said = changes.map(({ name, percent }) => `${name} ${formatPercent({ percent }, language)}`).join('; ');
  useEffect(() => {
    const bars = changes.map(({ name, percent }) => ({ name, percent: Number(percent) }));
    const chart = Plot.plot({
      width: 300,
      style: { fontFamily: 'inherit', fontSize: '12px' },
      height: 46 + bars.length * 34,
      marginLeft: 12,
      marginRight: 48,
      marginTop: 4,
      x: { label: '%', nice: true, grid: true, tickFormat: (tick: number) => writeTick(tick, language) },
      y: { axis: null, domain: bars.map(({ name }) => name), padding: 0.55 },
      marks: [
        Plot.barX(bars, { x: 'percent', y: 'name', fill: '#2a6ebb' }),
        Plot.ruleX([0], { stroke: '#292929' }),
        Plot.text(bars, {
          y: 'name',
          frameAnchor: 'left',
          text: (bar: (typeof bars)[number]) => shorten(bar.name),
          textAnchor: 'start',
          dy: -14,
          fontSize: 12,
        }),
      ],
    });
    // The words beside it say the same.
    chart.setAttribute('aria-hidden', 'true');
    place.current?.replaceChildren(chart);
    return () => chart.remove();
  }, [changes, language]);
  return (
    <figure className="chart">
      <figcaption>{text(texts.chart)}</figcaption>
      <div ref={place} role="img" aria-label={`${text(texts.chart)}: ${said}`} />
    </figure>
  );
}

function writeTick(tick: number, language: 'fi' | 'en'): string {
  const digits = String(tick).replace('-', '\u2212');
  return language === 'fi' ? digits.replace('.', ',') : digits;
}

/** As long a name as fits above its bar. */
function shorten(name: string): string {
  return name.length <= 42 ? name : `${name.slice(0, 41)}…`;
}
