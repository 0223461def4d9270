/** This page is being built. */
export function EvaluationPage() {
  return null;
}
