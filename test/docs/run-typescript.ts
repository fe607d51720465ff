import { inspect } from 'node:util'
import { expect } from 'vitest'
import { fits, rest } from './expectation.ts'
import { type Fence, fileName, place } from './fences.ts'
import { importsOf, instrument } from './instrument.ts'
import { suiteTests } from '../../src/vitest/suite.ts'

type Exports = Record<string, unknown>

/** What a claim says, and where. */
interface Claim {
  readonly kind: '=>' | '≈' | 'throws'
  readonly where: string
  /** The expected value as it is written on the page. */
  readonly expected: string
}

/**
 * Runs the ts blocks of a page in order: claims are checked, tests are run; blocks see the named ones before them.
 * Gives what the named blocks export, by `./name`.
 */
export async function runTypeScript(blocks: readonly Fence[]): Promise<ReadonlyMap<string, Exports>> {
  const files = new Map<string, Exports>()
  for (const block of blocks) {
    const name = fileName(block)
    if (block.language === 'json' && name !== undefined)
      files.set(`./${name}`, { __esModule: true, default: JSON.parse(block.code) })
    if (block.language !== 'ts') continue
    const exports = await runBlock(block, files)
    if (name !== undefined) files.set(`./${name}`, exports)
  }
  return files
}

async function runBlock(block: Fence, files: ReadonlyMap<string, Exports>): Promise<Exports> {
  const tests: (readonly [title: string, body: () => unknown])[] = []
  const own = { expect, test: (title: string, body: () => unknown) => tests.push([title, body]) }
  const modules = new Map<string, Exports>([...files, ['vitest', own]])
  for (const name of importsOf(block.code)) {
    if (modules.has(name)) continue
    const imported: Exports = { ...(await import(/* @vite-ignore */ name)) }
    // A block runs inside of a test, where vitest registers no further ones.
    if (name === 'graderkit/vitest')
      imported['graderSuite'] = (...suite: Parameters<typeof suiteTests>) => tests.push(...suiteTests(...suite))
    modules.set(name, { ...imported, __esModule: true })
  }
  const exports: Exports = {}
  const body = compileBody(instrument(block.code, place(block)))
  await body((name) => modules.get(name), exports, check, rest, { ...console, log: () => undefined })
  for (const [title, run] of tests) await labelled(`${place(block)}: ${title}`, run)
  return exports
}

type Body = (
  require: (name: string) => Exports | undefined,
  exports: Exports,
  check: typeof checkClaim,
  rest: unknown,
  console: object,
) => Promise<void>

/** The class of async functions has no global name. */
const AsyncFunction: new (...parts: string[]) => Body = Object.getPrototypeOf(async () => undefined).constructor

function compileBody(code: string): Body {
  return new AsyncFunction('require', 'exports', 'check', 'rest', 'console', code)
}

const check = checkClaim

async function checkClaim(
  actual: () => Promise<{ readonly value: unknown }>,
  expected: (rest_: unknown) => unknown,
  claim: Claim,
): Promise<void> {
  const { kind, where } = claim
  let value: unknown
  try {
    ;({ value } = await actual())
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error)
    const first = error instanceof Error ? error.message.split('\n')[0] : ''
    if (kind === 'throws' && [name, `${name}: ${first}`].includes(claim.expected)) return
    throw new Error(`${where}: expected ${claim.expected}, and it threw ${name}: ${first}`, { cause: error })
  }
  if (kind === 'throws') throw new Error(`${where}: expected ${claim.expected}, and it threw nothing`)
  if (!fits(value, expected(rest), kind === '≈'))
    throw new Error(`${where}: expected ${claim.expected}, got ${inspect(value, { depth: 9, breakLength: 100 })}`)
}

async function labelled(label: string, run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (error) {
    throw new Error(`${label}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
