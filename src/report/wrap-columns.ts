import { displayWidth } from './display-width.ts'

/** Breaks a sentence between words, so that no line is wider than `columns`; lines after the first start with `indent`. */
export function wrapColumns(sentence: string, columns: number, indent = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of sentence.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && displayWidth(longer) > columns) {
      lines.push(line)
      line = `${indent}${word}`
    } else line = longer
  }
  lines.push(line)
  return lines
}
