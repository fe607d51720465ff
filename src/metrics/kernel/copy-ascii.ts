const encoder = /* @__PURE__ */ new TextEncoder()

/** Writes a text as bytes; `false` where a symbol is beyond ASCII, for it takes more bytes than code units. */
export function copyAscii(text: string, to: Uint8Array): boolean {
  const { read, written } = encoder.encodeInto(text, to)
  return read === text.length && written === read
}
