import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Localized } from '../../engine/ir/localized.ts';

/** A page of the editor, loaded when it is first opened. */
export interface Page {
  readonly path: string;
  readonly title: Localized;
  readonly Component: LazyExoticComponent<ComponentType>;
}

/** The pages in the order of the navigation; the first is where one starts. */
export const pages: readonly Page[] = [
  {
    path: '/prices',
    title: { fi: 'Hinnat ja rajat', en: 'Prices and limits' },
    Component: lazy(() => import('../pages/prices/page.tsx').then(({ PricesPage }) => ({ default: PricesPage }))),
  },
  {
    path: '/evaluation',
    title: { fi: 'Arviointi', en: 'Evaluation' },
    Component: lazy(() =>
      import('../pages/evaluation/page.tsx').then(({ EvaluationPage }) => ({ default: EvaluationPage })),
    ),
  },
  {
    path: '/many',
    title: { fi: 'Monta kerralla', en: 'Many at once' },
    Component: lazy(() => import('../pages/many/page.tsx').then(({ ManyPage }) => ({ default: ManyPage }))),
  },
  {
    path: '/rulebook',
    title: { fi: 'Sääntökirja', en: 'Rulebook' },
    Component: lazy(() => import('../pages/rulebook/page.tsx').then(({ RulebookPage }) => ({ default: RulebookPage }))),
  },
  {
    path: '/rules',
    title: { fi: 'Säännöt', en: 'Rules' },
    Component: lazy(() => import('../pages/rules/page.tsx').then(({ RulesPage }) => ({ default: RulesPage }))),
  },
  {
    path: '/comparison',
    title: { fi: 'Vertailu', en: 'Comparison' },
    Component: lazy(() =>
      import('../pages/comparison/page.tsx').then(({ ComparisonPage }) => ({ default: ComparisonPage })),
    ),
  },
  {
    path: '/proposals',
    title: { fi: 'Muutosehdotukset', en: 'Proposals' },
    Component: lazy(() =>
      import('../pages/proposals/page.tsx').then(({ ProposalsPage }) => ({ default: ProposalsPage })),
    ),
  },
];

/** Not in the navigation, but at the foot of every page. */
export const accessibilityPage: Page = {
  path: '/accessibility',
  title: { fi: 'Saavutettavuusseloste', en: 'Accessibility statement' },
  Component: lazy(() =>
    import('../pages/accessibility/page.tsx').then(({ AccessibilityPage }) => ({ default: AccessibilityPage })),
  ),
};
