import type { Ajv, Options } from 'ajv'
import type { FormatsPlugin } from 'ajv-formats'
import type { Dialect } from '../dialect.ts'

/** Gives the ajv class of a dialect, and the formats. */
export type AjvLoader = (dialect: Dialect) => LoadedAjv

/** The class of a draft, and the function that adds the formats to its instances. */
export interface LoadedAjv {
  readonly Ajv: new (options: Options) => Ajv
  readonly addFormats: FormatsPlugin
}
