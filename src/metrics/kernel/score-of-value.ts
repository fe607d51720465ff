/** Makes a score of an algorithm's value and the lengths of both texts in code points. */
export type EditScore = (value: number, patternLength: number, textLength: number) => number
