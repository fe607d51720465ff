import type { Ajv, Options } from 'ajv'
import type { FuncKeywordDefinition } from 'ajv/dist/types/index.js'
import type { FormatsPlugin } from 'ajv-formats'
import type { Dialect } from '../dialect.ts'

/** Gives the ajv class of a dialect, and the formats. */
export type AjvLoader = (dialect: Dialect) => LoadedAjv

/** The class of a draft, the function that adds the formats to its instances, and keywords that stand in for its own. */
export interface LoadedAjv {
  readonly Ajv: new (options: Options) => Ajv
  readonly addFormats: FormatsPlugin
  readonly equalityKeywords: readonly FuncKeywordDefinition[]
}
