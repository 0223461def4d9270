import { describe, expect, it } from 'vitest';
import { layOutDocument } from '../../../engine/document/lay-out-document.ts';
import { listValuesInForce } from '../../../engine/document/values-in-force.ts';
import { invariant } from '../../../engine/ir/invariant.ts';
import type { Parameter, ParameterValue } from '../../../engine/ir/ir.ts';
import { renderMarkdown } from '../../../engine/report/render-markdown.ts';
import { provision } from '../../support/ir-builders.ts';
import { day, voucherRulebook } from '../explain/voucher-rulebook.ts';

const rulebook = {
  ...voucherRulebook,
  provisions: [
    provision('1:1', '- This is a *preface*.', true),
    provision('2:1', 'For residents of Kuopio aged 18 to 64.'),
    provision('3:7', 'Others need permission.'),
  ],
};

function render(language: 'fi' | 'en', decision: string | null = null, on = '2020-03-02'): string {
  return renderMarkdown(layOutDocument(rulebook, { language, day: day(on), decision }));
}

describe('layOutDocument', () => {
  it('begins with what is in force', () => {
    expect(render('en').split('\n\n').slice(0, 3)).toEqual([
      '# Kuopio voucher rulebook',
      'Kuopion kaupunki',
      'In force on 2 March 2020; rules of 1 January 2020, fingerprint `sha256:2020`.',
    ]);
    expect(render('fi', null, '2021-03-02')).toContain('Voimassa 2.3.2021; säännöt 1.1.2021, tunniste `sha256:2021`.');
  });

  it('quotes a provision once in a chapter, where it is first cited', () => {
    const text = render('en');
    expect(text.split('> **2:1** For residents of Kuopio aged 18 to 64.')).toHaveLength(2);
    expect(text.indexOf('> **2:1**')).toBeGreaterThan(text.indexOf('**Age** (provision 2:1)'));
    expect(text.indexOf('> **2:1**')).toBeLessThan(text.indexOf('**Residence** (provision 2:1)'));
  });

  it('tells exceptions with their provisions and readings', () => {
    const text = render('en');
    expect(text).toMatch(/\n- Exception: From outside the catchment area \(provision 3:7\): .+\n/);
    expect(text).toContain('*Interpretation: The permission replaces the distance.*');
    expect(text).toContain('> **3:7** Others need permission.');
  });

  it('lists provisions that decide nothing, as text', () => {
    expect(render('fi')).toMatch(
      /## Kohdat, joista ei ratkaista mitään\n\n- \*\*1:1\*\* This is a \\\*preface\\\*\.\n$/,
    );
    expect(render('fi', 'voucher_grant')).not.toContain('preface');
  });
});

describe('listValuesInForce', () => {
  function parameter(name: string): Parameter {
    const found = voucherRulebook.parameters.find((one) => one.name === name);
    invariant(found !== undefined, 'the parameter exists');
    return found;
  }

  function linesOf(one: Parameter, on: string): readonly string[] {
    const lines = listValuesInForce(one, { rulebook: voucherRulebook, language: 'fi', day: day(on) });
    return lines.map(({ label, value, from }) => `${label} | ${value} | ${from}`.replaceAll('\u00a0', ' '));
  }

  it('gives a line a band, and says for which year values were stated', () => {
    expect(linesOf(parameter('price.individual_coaching'), '2020-03-02')).toEqual([
      'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020): 0–20 km | 46,00 €/h | 1.1.2020',
      'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020): 21–50 km | 81,00 €/h | 1.1.2020',
      'Yksilövalmennuksen tuntihinta (vahvistettu vuodelle 2020): 51– km | 116,00 €/h | 1.1.2020',
    ]);
  });

  it('dates each member by the edition that gave it its value', () => {
    const changed: ParameterValue = { kind: 'by_member', values: { individual_coaching: 4500, group_coaching: 8000 } };
    const hours = parameter('max_hours');
    const patched = { ...hours, values: [...hours.values, { from: day('2021-01-01'), value: changed }] };
    expect(linesOf(patched, '2021-06-01')).toEqual([
      'Enimmäistunnit: Yksilövalmennus | 45 h | 1.1.2021',
      'Enimmäistunnit: Ryhmävalmennus | 80 h | 1.1.2020',
    ]);
  });

  it('says where nothing is in force', () => {
    const ended = { ...parameter('min_age'), values: [{ from: day('2021-01-01'), value: null }] };
    expect(linesOf(ended, '2020-06-01')).toEqual([]);
    expect(linesOf(ended, '2021-06-01')).toEqual(['Alaikäraja | ei voimassa olevaa arvoa | ']);
    expect(linesOf({ ...ended, repealed: [day('2021-01-01')] }, '2021-06-01')).toEqual([]);
  });
});
