import type { mathjsParse as Parse } from './mathjs.ts'

export type { MathNode } from './mathjs.ts'

let loaded: { readonly mathjsParse: typeof Parse } | undefined

/** The grammar of mathjs, read from disk when the first formula is parsed. */
export const mathjsParse: typeof Parse = (source) => {
  loaded ??= process.getBuiltinModule('node:module').createRequire(import.meta.url)('./mathjs.cjs') as {
    mathjsParse: typeof Parse
  } // built from mathjs.ts
  return loaded.mathjsParse(source)
}
