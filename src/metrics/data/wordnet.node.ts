let table: string | undefined

/** The WordNet 3.0 table that rebuild-wordnet.mjs wrote, read from its file with the first call. */
export const wordnetText = (): string => {
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
  table ??= (require('../lazy/wordnet.cjs') as { wordnetText(): string }).wordnetText() // built from wordnet.ts
  return table
}
