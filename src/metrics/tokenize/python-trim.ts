import { isPythonWhitespace } from './python-whitespace.ts'

/** The text without whitespace at its end, as Python's `str.rstrip()` gives it. */
export function pythonTrimEnd(text: string): string {
  let end = text.length
  while (end > 0 && isPythonWhitespace(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without whitespace at both ends, as Python's `str.strip()` gives it. */
export function pythonTrim(text: string): string {
  const kept = pythonTrimEnd(text)
  let start = 0
  while (start < kept.length && isPythonWhitespace(kept.charCodeAt(start))) start++
  return kept.slice(start)
}
