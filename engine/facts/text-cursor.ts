export const codes = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  n: 0x6e,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

/** Before the point; more make a number beyond every bound. */
const mostDigits = 16;

const powers = Array.from({ length: mostDigits + 1 }, (_, exponent) => 10 ** exponent);

/** Where reading stands in a JSON text without backslashes. */
export class TextCursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The code of the next character that is no white space; `NaN` at the end. */
  next(): number {
    let code = this.text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = this.text.charCodeAt(++this.at);
    return code;
  }

  /** Goes past this character, where it is the next one. */
  takes(code: number): boolean {
    if (this.next() !== code) return false;
    this.at++;
    return true;
  }

  /** Goes past this word, where it is the next one. */
  takesWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /**
   * The number that begins here as an integer at `decimals`, exact up to the largest that is stored. Null where its
   * digits are too many and where it is none; what it has beyond those decimals is left standing, and is no separator.
   */
  readScaled(decimals: number): number | null {
    const { text } = this;
    let at = this.at;
    const isNegative = text.charCodeAt(at) === minus;
    if (isNegative) at++;
    const start = at;
    let number = 0;
    let code = text.charCodeAt(at);
    while (code >= zero && code <= nine) {
      number = number * 10 + code - zero;
      code = text.charCodeAt(++at);
    }
    const whole = at - start;
    // JSON has no number that begins with a needless zero.
    if (whole === 0 || whole > mostDigits || (whole > 1 && text.charCodeAt(start) === zero)) return null;
    let missing = decimals;
    if (code === point) {
      code = text.charCodeAt(++at);
      const fraction = at;
      while (code >= zero && code <= nine && at - fraction < decimals) {
        number = number * 10 + code - zero;
        code = text.charCodeAt(++at);
      }
      missing -= at - fraction;
      if (at === fraction) return null;
    }
    const power = powers[missing];
    if (power === undefined) return null;
    this.at = at;
    const scaled = number * power;
    return isNegative && scaled !== 0 ? -scaled : scaled;
  }
}
