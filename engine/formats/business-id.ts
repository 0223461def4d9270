const pattern = /^(\d{7})-(\d)$/;
const weights = [7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Whether a text is a Finnish business id (Y-tunnus) with a right check digit: `1234567-1`. The six-digit form in use
 * before 2001 is not accepted. Check digit: Finnish Patent and Registration Office and Tax Administration, BIS,
 * "Business ID": 11 minus the weighted sum modulo 11; remainder 0 gives 0, remainder 1 is not used.
 */
export function isBusinessId(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [, digits = '', check] = match;
  const remainder = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
  return remainder !== 1 && Number(check) === (remainder === 0 ? 0 : 11 - remainder);
}
