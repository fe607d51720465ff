/** Whether Python's `\w` takes this code point: a letter, any kind of number, or the underscore; marks are not in it. */
export function isPythonWord(point: number): boolean {
  if (point < 0x80) return isAsciiWord(point)
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))
}

/** Whether Python's `\d` takes this code point: the decimal digits of all scripts. */
export function isPythonDigit(point: number): boolean {
  if (point < 0x80) return point >= 0x30 && point <= 0x39
  return /\p{Nd}/u.test(String.fromCodePoint(point))
}

function isAsciiWord(point: number): boolean {
  if (point >= 0x61) return point <= 0x7a
  if (point >= 0x41) return point <= 0x5a || point === 0x5f
  return point >= 0x30 && point <= 0x39
}
