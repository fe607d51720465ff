import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Fence, fileName, place } from './fences.ts'
import { root } from './pages.ts'
import { commandsIn, isShown, outputs, steps, written } from './shell-session.ts'

/** A shell block whose output is not what its page shows. */
export interface Stale {
  readonly block: Fence
  /** The code as it would be with the real output. */
  readonly code: string
  readonly message: string
}

/**
 * Runs the sh blocks of a page in order. They work in a folder that holds the page's named blocks, or, when a block names a
 * folder such as fixtures/tasks/security-policy, in a copy of that one.
 */
export async function runShell(blocks: readonly Fence[]): Promise<Stale[]> {
  const sessions = blocks.filter(({ language, words }) => language === 'sh' && !words.includes('norun'))
  if (sessions.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'graderkit-docs-'))
  try {
    const bin = commandsIn(folder)
    const own = join(folder, 'task')
    mkdirSync(own)
    // What a reader has installed beside graderkit, such as zod.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const block of blocks) {
      const name = fileName(block)
      if (block.language !== 'sh' && name !== undefined) writeFileSync(join(own, name), `${block.code}\n`)
    }
    const stale: Stale[] = []
    let cwd = own
    for (const block of sessions) {
      const fixture = block.words.find((word) => word.includes('/'))
      if (fixture !== undefined) cpSync(join(root, fixture), join(folder, basename(fixture)), { recursive: true })
      const done = await runBlock(block, fixture === undefined ? cwd : join(folder, basename(fixture)), bin)
      stale.push(...done.stale)
      // A reader who went into a folder stays there in the next block.
      if (fixture === undefined) cwd = done.cwd
    }
    return stale
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runBlock(
  block: Fence,
  from: string,
  bin: string,
): Promise<{ readonly stale: readonly Stale[]; readonly cwd: string }> {
  const list = steps(block.code)
  const { results, cwd } = await outputs(list, from, bin)
  const wrong = list.findIndex(({ shown }, index) => !isShown(shown, results[index] ?? []))
  const step = list[wrong]
  if (step === undefined) return { stale: [], cwd }
  const message = `${place(block)}: $ ${step.command}\nshown:\n${step.shown.join('\n')}\nreal:\n${(results[wrong] ?? []).join('\n')}`
  return { stale: [{ block, code: written(list, results), message }], cwd }
}
