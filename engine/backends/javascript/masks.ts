/** Facts that are bits of an integer: bits that JavaScript's operators take for no sign. */
export const mostBits = 30;

/** The bit that says that a value rests on a gap; the lower ones are facts. */
export const gapBit = 1 << mostBits;
