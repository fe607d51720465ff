import stableStringify from 'fast-json-stable-stringify'
import type { Spec } from '../core/grader.ts'

/** A short name for the content of a spec: the same for any order of keys, another for any other change. 64 bits, not for secrets. */
export function fingerprint(spec: Spec): string {
  const text = stableStringify(spec)
  // FNV-1a over UTF-16 units, twice with different starts.
  return [0x811c9dc5, 0x01234567]
    .map((start) => {
      let hash = start
      for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
      return (hash >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
}
