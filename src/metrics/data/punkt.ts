import { text } from './punkt-text.ts'

/** The table of English Punkt parameters that rebuild-punkt.mjs wrote. */
export const punktText = (): string => text
