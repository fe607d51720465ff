import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pages.ts'

/** A command of a shell block and the lines that the page shows below it. */
export interface Step {
  readonly command: string
  readonly shown: readonly string[]
}

/** Reads `$ command` lines and what follows each; a command that ends in a backslash goes on. */
export function steps(code: string): Step[] {
  const found: { command: string; readonly shown: string[] }[] = []
  for (const line of code.split('\n')) {
    const last = found.at(-1)
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), shown: [] })
    else if (last === undefined) throw new Error(`the block shows output before any command: ${line}`)
    else if (last.shown.length === 0 && last.command.endsWith('\\')) last.command += `\n${line}`
    else last.shown.push(line)
  }
  return found
}

/** Writes commands called `graderkit` and `npx` that run the built package, and gives the folder to put into PATH. */
export function commandsIn(folder: string): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const run = `exec "${process.execPath}" "${join(root, 'dist/bin.js')}" "$@"\n`
  const files = {
    graderkit: `#!/bin/sh\n${run}`,
    npx: `#!/bin/sh\n[ "$1" = graderkit ] || { echo "npx $1 is not for docs"; exit 2; }\nshift\n${run}`,
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(bin, name), text)
    chmodSync(join(bin, name), 0o755)
  }
  return bin
}

const mark = '-- end of a step --'

/** What a session printed, step by step, and the folder in which it ended. */
export interface Outcome {
  readonly results: readonly (readonly string[])[]
  readonly cwd: string
}

/** Runs the steps in one shell, so that `$?` and files carry over, and gives each one's output as a reader sees it. */
export function outputs(list: readonly Step[], cwd: string, bin: string): Promise<Outcome> {
  const script = [
    'exec 2>&1',
    ...list.map(({ command }) => `${command}\ns=$?; printf '\\n%s\\n' '${mark}'; (exit $s)`),
    'pwd',
  ].join('\n')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
    // A session may end in a command that gives a code other than 0; that is no error here.
    execFile('sh', ['-c', script], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout) => {
      const parts = stdout.split(`\n${mark}\n`)
      if (parts.length !== list.length + 1) reject(error ?? new Error(`the shell stopped early: ${stdout}`))
      else resolve({ results: parts.slice(0, -1).map((text) => lines(text)), cwd: parts.at(-1)?.trim() ?? cwd })
    })
  })
}

/** Without white space at the end of a line: editors take it away. */
function lines(text: string): string[] {
  const trimmed = text.replaceAll(/[ \t]+$/gmu, '').trimEnd()
  return trimmed === '' ? [] : trimmed.split('\n')
}

/** Whether an output is what the page shows; a line that is only `…` stands for any lines. */
export function isShown(shown: readonly string[], output: readonly string[]): boolean {
  const trimmed = lines(shown.join('\n'))
  const [first, ...others] = trimmed
  if (first === undefined) return output.length === 0
  if (first !== '…') return first === output[0] && isShown(others, output.slice(1))
  return others.length === 0 || output.some((_, index) => isShown(others, output.slice(index)))
}

/** The block with these outputs, for a page that is brought up to date. */
export function written(list: readonly Step[], results: readonly (readonly string[])[]): string {
  return list
    .map(({ command, shown }, index) => {
      const result = results[index] ?? []
      const kept = isShown(shown, result) ? shown : [...result, ...(index < list.length - 1 ? [''] : [])]
      return [`$ ${command}`, ...kept].join('\n')
    })
    .join('\n')
}
