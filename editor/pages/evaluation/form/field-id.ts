/** The id of the field of a fact, or of a cell; links to it lead there. */
export function fieldId(place: string): string {
  return `fact-${place.replaceAll(/[^\w]+/g, '-')}`;
}
