import { callsOf, type ModuleNames } from '../module-names.ts'
import type { Expression, Statement } from '../syntax/tree.ts'
import { statementsOf } from '../walk.ts'
import type { Finding, Module } from './finding.ts'
import { words } from '../words.ts'

type Call = Extract<Expression, { kind: 'call' }>

const unlikeRun = 'so the same answer can get two scores.'
const clocks = /* @__PURE__ */ words(
  'time.time time.time_ns datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today ' +
    'datetime.date.today time.localtime time.gmtime time.ctime time.strftime pandas.Timestamp.now',
)
const always = /^(?:os\.urandom|os\.getpid|uuid\.uuid[14]|secrets\.\w+|random\.SystemRandom)$/u
const generators = new Set(['random.Random', 'numpy.random.default_rng', 'numpy.random.RandomState'])

/** Scores that depend on chance, on the clock or on a hash: what a second run would not repeat. */
export function checkChance({ body, names }: Module): Finding[] {
  const seeds = seedsOf(body, names)
  const found: Finding[] = []
  for (const call of callsOf(body)) {
    const name = names.fullName(call.callee)
    if (name === undefined) continue
    const said = unsteady(name, call, seeds)
    if (said !== undefined) found.push({ code: 'not_deterministic', start: call.start, end: call.end, ...said })
  }
  return found
}

/** Where the global generators are seeded: inside of a function, only when the module loads, or not at all. */
type Seeds = ReadonlyMap<'random' | 'numpy.random', 'in a function' | 'at load'>

function seedsOf(body: Module['body'], names: ModuleNames): Seeds {
  const seeds = new Map<'random' | 'numpy.random', 'in a function' | 'at load'>()
  const functions = [...statementsOf(body)].filter((statement: Statement) => statement.kind === 'function')
  for (const call of callsOf(body)) {
    const name = names.fullName(call.callee)
    if ((name !== 'random.seed' && name !== 'numpy.random.seed') || call.arguments.length === 0) continue
    const key = name === 'random.seed' ? 'random' : 'numpy.random'
    const isInside = functions.some(({ start, end }) => start < call.start && call.end <= end)
    if (isInside || !seeds.has(key)) seeds.set(key, isInside ? 'in a function' : 'at load')
  }
  return seeds
}

function unsteady(
  name: string,
  call: Call,
  seeds: Seeds,
): { readonly message: string; readonly hint: string } | undefined {
  if (clocks.has(name) && isAboutNow(name, call))
    return { message: `calls ${name}(), ${unlikeRun}`, hint: 'Put the time that counts into the row.' }
  if (always.test(name)) return { message: `calls ${name}(), ${unlikeRun}`, hint: 'Use values of the row instead.' }
  if (name === 'hash')
    return {
      message: 'calls hash(), which differs from process to process for text.',
      hint: 'Use hashlib, or zlib.crc32() of the bytes.',
    }
  if (generators.has(name))
    return call.arguments.length > 0
      ? undefined
      : { message: `makes ${name}() without a seed, ${unlikeRun}`, hint: `Write ${name}(0).` }
  const family = /^(random|numpy\.random)\.([a-z]\w*)$/u.exec(name)
  if (family === null || ['seed', 'getstate', 'setstate'].includes(family[2] ?? '')) return undefined
  const key = family[1] === 'random' ? 'random' : 'numpy.random'
  const seeded = seeds.get(key)
  if (seeded === 'in a function') return undefined
  const hint = `Call ${key}.seed(0) at the start of grade().`
  if (seeded === undefined) return { message: `calls ${name}() without a seed, ${unlikeRun}`, hint }
  return { message: `calls ${name}(), seeded once for all samples, so a score depends on the answers before it.`, hint }
}

/** Some of the clocks take a moment instead of asking for the present one. */
function isAboutNow(name: string, call: Call): boolean {
  if (name === 'time.strftime') return call.arguments.length < 2
  if (name === 'time.localtime' || name === 'time.gmtime' || name === 'time.ctime') return call.arguments.length === 0
  return true
}
