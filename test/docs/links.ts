import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A link or picture of a page. */
export interface Link {
  readonly page: string
  readonly line: number
  readonly target: string
}

/** The links and pictures of a page, in Markdown and in HTML; code is left out. */
export function linksOf(page: string, text: string): Link[] {
  return withoutCode(text)
    .split('\n')
    .flatMap((line, index) => {
      const found = line.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|\b(?:href|src)="([^"]+)"/gu)
      return [...found].map(([, inMarkdown, inHtml]) => ({ page, line: index + 1, target: inMarkdown ?? inHtml ?? '' }))
    })
}

/** The anchors that GitHub gives the headings of a page. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const anchors = new Set<string>()
  for (const [, title = ''] of withoutFences(text).matchAll(/^#{1,6} (.+)$/gmu)) {
    const words = title.replaceAll(/`|\[|\]\([^)]*\)/gu, '').toLowerCase()
    const slug = words
      .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/gu, '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    anchors.add(count === 0 ? slug : `${slug}-${count}`)
  }
  return anchors
}

/** The links that lead nowhere: a file that is not there, a heading that its page does not have, a web link without https. */
export function brokenLinks(all: ReadonlyMap<string, string>, root: string): string[] {
  return [...all]
    .flatMap(([page, text]) => linksOf(page, text))
    .filter(({ page, target }) => {
      if (/^[a-z]+:/u.test(target)) return !URL.canParse(target) || !target.startsWith('https://')
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/')
      if (!existsSync(join(root, file)) && !all.has(file)) return true
      if (anchor === undefined) return false
      return !anchorsOf(all.get(file) ?? '').has(anchor)
    })
    .map(({ page, line, target }) => `${page}:${line}: ${target}`)
}

function withoutFences(text: string): string {
  return text.replaceAll(/^( *)(`{3,})[^`]*\n[\s\S]*?^ *\2`*[ \t]*$/gmu, (block) => block.replaceAll(/[^\n]/gu, ''))
}

function withoutCode(text: string): string {
  return withoutFences(text).replaceAll(/`[^`\n]+`/gu, '')
}
