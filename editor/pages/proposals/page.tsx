/** This page is being built. */
export function ProposalsPage() {
  return null;
}
