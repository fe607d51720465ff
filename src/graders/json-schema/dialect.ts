import type { Json } from '../../core/json.ts'
import { nearestName } from '../../core/nearest.ts'

/** The drafts of JSON Schema that can be checked. Draft 06 is read as 07, which only adds to it. */
export type Dialect = '2020-12' | '2019-09' | '07'

const dialects: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft-07/schema', '07'],
  ['json-schema.org/draft-06/schema', '07'],
])

/** The dialect that a `$schema` names; 2020-12 without one, and a sentence and a hint when it names none that is known. */
export function dialectOf(uri: Json | undefined): Dialect | { readonly message: string; readonly hint: string } {
  if (uri === undefined) return '2020-12'
  const named = typeof uri === 'string' ? uri.replace(/^https?:\/\//u, '').replace(/#$/u, '') : undefined
  const known = named === undefined ? undefined : dialects.get(named)
  if (known !== undefined) return known
  const near = named === undefined ? undefined : nearestName(named, dialects.keys())
  const all = 'The drafts 2020-12, 2019-09, 07 and 06 are known; without "$schema" it is 2020-12.'
  return {
    message: `The draft that "$schema" names is not known: ${JSON.stringify(uri).slice(0, 100)}.`,
    hint: near === undefined ? all : `Did you mean ${JSON.stringify(uriOf(near))}? ${all}`,
  }
}

/** The address that a draft goes by. */
function uriOf(named: string): string {
  return named.includes('/draft-') ? `http://${named}#` : `https://${named}`
}
