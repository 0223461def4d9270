/** This page is being built. */
export function RulebookPage() {
  return null;
}
