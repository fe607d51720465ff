/* oxlint-disable typescript/no-non-null-assertion -- units are below 256 and places below the limit */
/** The longest string, in code units, that the one-word kernels in plain JavaScript take. */
export const tinyLimit = 32

/** For each code unit below 256 the positions where the open pattern has it. */
export const tinyRows = /* @__PURE__ */ new Int32Array(256)

/** Fills `tinyRows`; `false` when the pattern has a unit above U+00FF. Costs nothing when the pattern is still open. */
export function openTiny(pattern: string): boolean {
  if (pattern === opened) return true
  for (let i = 0; i < openedCount; i++) tinyRows[openedUnits[i]!] = 0
  opened = undefined
  openedCount = 0
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern.charCodeAt(i)
    if (unit > 255) return false
    tinyRows[unit]! |= 1 << i
    openedUnits[i] = unit
    openedCount = i + 1
  }
  opened = pattern
  return true
}

let opened: string | undefined
let openedCount = 0
const openedUnits = /* @__PURE__ */ new Uint8Array(tinyLimit)
