/** Whether Python's `str.split()` and `str.isspace()` take this UTF-16 code unit for whitespace. */
export function isPythonWhitespace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f)
  if (code < 0x85) return false
  if (code < 0x1680) return code === 0x85 || code === 0xa0
  if (code < 0x2000) return code === 0x1680
  if (code <= 0x200a) return true
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000
}
