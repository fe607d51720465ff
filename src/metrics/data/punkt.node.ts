let table: string | undefined

/** The table of English Punkt parameters that rebuild-punkt.mjs wrote, read from its file with the first call. */
export const punktText = (): string => {
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
  table ??= (require('../lazy/punkt.cjs') as { punktText(): string }).punktText() // built from punkt.ts
  return table
}
