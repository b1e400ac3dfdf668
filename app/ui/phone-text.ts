/**
 * A telephone number inside a sentence or on a button: its digits stay in order in a right-to-left text, and it never
 * breaks over two lines.
 */
export const phoneText = (number: string): string => `\u2066${number.replaceAll(' ', '\u00a0')}\u2069`
