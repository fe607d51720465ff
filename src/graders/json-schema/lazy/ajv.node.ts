import type { AjvLoader } from './ajv-loader.ts'

interface Loaded {
  readonly loadAjv: AjvLoader
}

let loaded: Loaded | undefined

/** ajv for Node, read from disk when the first schema is checked. */
export const loadAjv: AjvLoader = (dialect) => {
  loaded ??= process.getBuiltinModule('node:module').createRequire(import.meta.url)('./ajv.cjs') as Loaded // built from ajv.ts
  return loaded.loadAjv(dialect)
}
