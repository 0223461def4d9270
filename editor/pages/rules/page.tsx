/** This page is being built. */
export function RulesPage() {
  return null;
}
