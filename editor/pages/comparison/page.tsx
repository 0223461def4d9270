/** This page is being built. */
export function ComparisonPage() {
  return null;
}
