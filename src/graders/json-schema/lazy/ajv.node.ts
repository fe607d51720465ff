import type { AjvLoader } from './ajv-loader.ts'

let loaded: { readonly loadAjv: AjvLoader } | undefined

/** ajv for Node, read from disk when the first schema is checked. */
export const loadAjv: AjvLoader = (dialect) => {
  loaded ??= process.getBuiltinModule('node:module').createRequire(import.meta.url)('./ajv.cjs') as {
    loadAjv: AjvLoader
  } // built from ajv.ts
  return loaded.loadAjv(dialect)
}
