import { isPythonWhitespace } from './python-whitespace.ts'

/**
 * The words of a text as Python's `str.split()` gives them: runs without whitespace.
 * JavaScript's `\s` is another set: it lacks U+001C..001F and U+0085 and has U+FEFF.
 */
export function pythonSplit(text: string): string[] {
  const words: string[] = []
  let start = -1
  for (let i = 0; i < text.length; i++) {
    if (isPythonWhitespace(text.charCodeAt(i))) {
      if (start >= 0) words.push(text.slice(start, i))
      start = -1
    } else if (start < 0) start = i
  }
  if (start >= 0) words.push(text.slice(start))
  return words
}
