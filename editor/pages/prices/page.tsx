/** This page is being built. */
export function PricesPage() {
  return null;
}
