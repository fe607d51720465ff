import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormatsModule from 'ajv-formats'
import { equalityKeywords } from '../equality-keywords.ts'
import type { AjvLoader } from './ajv-loader.ts'

/** ajv for places where every module is loaded before it is needed. */
export const loadAjv: AjvLoader = (dialect) => ({
  Ajv: dialect === '07' ? Ajv : dialect === '2019-09' ? Ajv2019 : Ajv2020,
  addFormats: addFormatsModule.default,
  equalityKeywords,
})
