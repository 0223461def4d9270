/** This page is being built. */
export function ManyPage() {
  return null;
}
