/* oxlint-disable typescript/no-non-null-assertion -- typed-array reads within bounds that the callers keep */

/** How many bytes the code point that starts with this byte takes. */
export function utf8Length(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

/** The code point that starts at `index`; surrogates that stand alone are three bytes, as in WTF-8. */
export function codePointAt(bytes: Uint8Array, index: number): number {
  const lead = bytes[index]!
  if (lead < 0x80) return lead
  const second = bytes[index + 1]! & 0x3f
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second
  const third = bytes[index + 2]! & 0x3f
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (second << 6) | third
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[index + 3]! & 0x3f)
}

/** Where the code point before `index` starts. */
export function codePointBefore(bytes: Uint8Array, index: number): number {
  let start = index - 1
  while ((bytes[start]! & 0xc0) === 0x80) start--
  return start
}

/** The text of the bytes from `start` to `end`, which hold whole code points. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let i = start; i < end; i += utf8Length(bytes[i]!)) text += String.fromCodePoint(codePointAt(bytes, i))
  return text
}

/**
 * Writes a text with surrogates that stand alone, which `TextEncoder` would replace, and returns the length in bytes.
 * `target` has room for three bytes per UTF-16 code unit.
 */
export function encodeWtf8(text: string, target: Uint8Array): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) target[length++] = point
    else if (point < 0x800) {
      target[length++] = 0xc0 | (point >> 6)
      target[length++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      target[length++] = 0xe0 | (point >> 12)
      target[length++] = 0x80 | ((point >> 6) & 0x3f)
      target[length++] = 0x80 | (point & 0x3f)
    } else {
      target[length++] = 0xf0 | (point >> 18)
      target[length++] = 0x80 | ((point >> 12) & 0x3f)
      target[length++] = 0x80 | ((point >> 6) & 0x3f)
      target[length++] = 0x80 | (point & 0x3f)
    }
  }
  return length
}
