/** How many of the 31 low bits of a word are 0. */
export function zeroBits(word: number): number {
  let bits = ~word & 0x7fff_ffff
  bits -= (bits >>> 1) & 0x5555_5555
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
