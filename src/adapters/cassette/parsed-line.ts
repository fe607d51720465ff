import type { Json } from '../../core/json.ts'

/** The JSON of a line, which a BOM may start; `undefined` when it is none. */
export function parsedLine(text: string): Json | undefined {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json // JSON.parse gives JSON or throws
  } catch {
    return undefined
  }
}
