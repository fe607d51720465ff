/** A fenced code block of a page. */
export interface Fence {
  /** The page's path from the root of the repository. */
  readonly page: string
  /** The line of the opening fence, from 1. */
  readonly line: number
  /** The first word behind the fence; empty when there is none. */
  readonly language: string
  /** The words after it: the name of a file, a folder of fixtures, or a mark such as `norun`. */
  readonly words: readonly string[]
  readonly code: string
}

/** The fenced blocks of a page, in order; blocks inside a list lose its indent. */
export function fences(page: string, text: string): Fence[] {
  const found: Fence[] = []
  let open: { readonly indent: string; readonly sign: string; readonly info: string; readonly line: number } | undefined
  let code: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', sign, info = ''] = /^( *)(`{3,})([^`]*)$/u.exec(line) ?? []
    if (open === undefined) {
      if (sign !== undefined) open = { indent, sign, info, line: index + 1 }
      code = []
    } else if (sign?.startsWith(open.sign) === true && info.trim() === '') {
      const [language = '', ...words] = open.info.trim().split(/\s+/u)
      found.push({ page, line: open.line, language, words, code: code.join('\n') })
      open = undefined
    } else code.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line)
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the code block is never closed`)
  return found
}

/** The file that a block stands for: the first word with an ending, such as `grader.ts`. */
export function fileName({ words }: Fence): string | undefined {
  return words.find((word) => /^[\w-]+(?:\.[\w-]+)+$/u.test(word))
}

/** Where a block stands, for a message. */
export function place({ page, line }: Fence): string {
  return `${page}:${line}`
}
