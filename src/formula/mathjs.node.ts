import type { mathjsParse as Parse } from './mathjs.ts'

export type { MathNode } from './mathjs.ts'

interface Loaded {
  readonly mathjsParse: typeof Parse
}

let loaded: Loaded | undefined

/** The grammar of mathjs, read from disk when the first formula is parsed. */
export const mathjsParse: typeof Parse = (source) => {
  loaded ??= process.getBuiltinModule('node:module').createRequire(import.meta.url)('./mathjs.cjs') as Loaded // built from mathjs.ts
  return loaded.mathjsParse(source)
}
