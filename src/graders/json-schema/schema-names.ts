import { type JsonObject, ownValue } from '../../core/json.ts'

/** The addresses that schemas inside a schema have given themselves. */
export interface SchemaNames {
  /** Records what a schema calls itself and gives the address that its references are relative to. */
  enter(schema: JsonObject, outer: string, id: number, isRoot: boolean): string
  /** Finds what a reference names; with `pointer`, the keys from there on. */
  find(reference: string, base: string): { readonly id: number; readonly pointer?: readonly string[] } | undefined
}

/** Names as JSON Schema gives them: `$id`, `$anchor`, `$dynamicAnchor`, and JSON pointers below any of them. */
export function names(): SchemaNames {
  const byAddress = new Map<string, number>()
  return {
    enter(schema, outer, id, isRoot) {
      const own = ownValue(schema, '$id')
      // Drafts 06 and 07 write an anchor as an $id of its own.
      const base = typeof own === 'string' && !own.startsWith('#') ? (resolved(own, outer)?.resource ?? outer) : outer
      if (isRoot || base !== outer) byAddress.set(base, id)
      if (typeof own === 'string' && own.startsWith('#')) byAddress.set(`${base}${own}`, id)
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = ownValue(schema, keyword)
        if (typeof anchor === 'string') byAddress.set(`${base}#${anchor}`, id)
      }
      return base
    },
    find(reference, base) {
      const address = resolved(reference, base)
      if (address === undefined) return undefined
      const { resource, fragment } = address
      const id = byAddress.get(fragment === '' || fragment.startsWith('/') ? resource : `${resource}#${fragment}`)
      if (id === undefined || !fragment.startsWith('/')) return id === undefined ? undefined : { id }
      const pointer = fragment.slice(1).split('/').map(unescaped)
      return pointer.every((key) => key !== undefined) ? { id, pointer } : undefined
    },
  }
}

function resolved(
  reference: string,
  base: string,
): { readonly resource: string; readonly fragment: string } | undefined {
  try {
    const [resource = '', fragment = ''] = new URL(reference, base).href.split('#')
    return { resource, fragment }
  } catch {
    // Not an address at all, or relative to one that has no parts.
    return undefined
  }
}

function unescaped(key: string): string | undefined {
  try {
    return decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')
  } catch {
    // A stray percent sign.
    return undefined
  }
}
