import { text } from './wordnet-text.ts'

/** The WordNet 3.0 table that rebuild-wordnet.mjs wrote. */
export const wordnetText = (): string => text
