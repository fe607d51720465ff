import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../../core/input-error.ts'
import { environmentPython } from './environment-folder.ts'
import { hostedCorpora, hostedPackages } from './hosted-image.ts'
import type { Interpreter } from './interpreter.ts'
import { nearestVersion } from './nearest-version.ts'

/** How one package of the hosted image came in. */
export type SetupStep =
  | { readonly name: string; readonly hosted: string; readonly outcome: 'installed' }
  | { readonly name: string; readonly hosted: string; readonly outcome: 'nearest'; readonly version: string }
  | { readonly name: string; readonly hosted: string; readonly outcome: 'failed'; readonly reason: string }

/** What setting up came to. */
export interface SetupOutcome {
  /** The interpreter of the environment. */
  readonly python: string
  readonly packages: readonly SetupStep[]
  /** Why the corpora of NLTK could not be fetched, when they could not. */
  readonly corporaFailure?: string
}

/** What is set up, and who hears of it. */
export interface SetupRequest {
  readonly interpreter: Interpreter
  readonly folder: string
  readonly signal: AbortSignal
  /** Called with a sentence before each long step. */
  readonly progress: (sentence: string) => Promise<void> | void
}

/**
 * Makes a virtual environment with the packages of the hosted image, or completes one. A version that the registry does
 * not have for this Python is replaced by the nearest one, and named. Throws `InputError` when no environment can be made.
 */
export async function setupEnvironment({ interpreter, folder, signal, progress }: SetupRequest): Promise<SetupOutcome> {
  const python = environmentPython(folder)
  if (!existsSync(python)) {
    await progress(`Making an environment in ${folder} with Python ${interpreter.version}.`)
    const made = await command(interpreter.executable, ['-m', 'venv', folder], signal)
    if (made.code !== 0) {
      const fix = 'On Debian and Ubuntu, venv is the package python3-venv.'
      throw new InputError(`${folder} cannot be made an environment: ${lastLine(made.output)} ${fix}`)
    }
  }
  const pins = [...hostedPackages].map(([name, version]) => `${name}==${version}`)
  await progress(`Installing ${pins.length} packages of the hosted image; this takes some minutes.`)
  const all = await command(python, pip(pins), signal)
  const packages: SetupStep[] = []
  for (const [name, hosted] of hostedPackages) {
    if (all.code === 0) packages.push({ name, hosted, outcome: 'installed' })
    else {
      await progress(`Installing ${name} ${hosted}.`)
      packages.push(await installOne(python, name, hosted, signal))
    }
  }
  await progress('Fetching the corpora of NLTK.')
  const corporaFailure = await fetchCorpora(python, folder, signal)
  return { python, packages, ...(corporaFailure === undefined ? {} : { corporaFailure }) }
}

/** By itself: of many pins at once, pip installs all or none. */
async function installOne(python: string, name: string, hosted: string, signal: AbortSignal): Promise<SetupStep> {
  const exact = await command(python, pip([`${name}==${hosted}`]), signal)
  if (exact.code === 0) return { name, hosted, outcome: 'installed' }
  const [, versions = ''] = /\(from versions: ([^)]*)\)/u.exec(exact.output) ?? []
  const version = nearestVersion(hosted, versions.split(', '))
  if (version === undefined || version === hosted)
    return { name, hosted, outcome: 'failed', reason: lastLine(exact.output) }
  const nearest = await command(python, pip([`${name}==${version}`]), signal)
  if (nearest.code === 0) return { name, hosted, outcome: 'nearest', version }
  return { name, hosted, outcome: 'failed', reason: lastLine(nearest.output) }
}

function pip(requirements: readonly string[]): string[] {
  return [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--prefer-binary',
    ...requirements,
  ]
}

async function fetchCorpora(python: string, folder: string, signal: AbortSignal): Promise<string | undefined> {
  const place = join(folder, 'nltk_data')
  const missing = [...hostedCorpora].filter(([name, below]) => !existsSync(join(place, below, `${name}.zip`)))
  if (missing.length === 0) return undefined
  const names = missing.map(([name]) => name)
  // Without an exit code of its own for a failure, a download has come when its files are there.
  const { output } = await command(python, ['-m', 'nltk.downloader', '--dir', place, ...names], signal)
  const isThere = missing.every(([name, below]) => existsSync(join(place, below, `${name}.zip`)))
  if (isThere) return undefined
  const reason = /urlopen error/u.test(output) ? 'their server cannot be reached from here' : 'the download failed'
  return `${reason}. Elsewhere: ${python} -m nltk.downloader --dir ${place} ${names.join(' ')}`
}

/** Runs a program to its end and gathers what it says; an abort ends it and rejects. */
function command(
  program: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], signal })
    let output = ''
    const gather = (data: Buffer): void => {
      output = (output + data.toString()).slice(-100_000)
    }
    child.stdout.on('data', gather)
    child.stderr.on('data', gather)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** What a program complained of last, without the notices around it. */
function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\[?notice\]?/iu.test(line))
  return (lines.findLast((line) => /error/iu.test(line)) ?? lines.at(-1) ?? 'it said nothing.').trim().slice(0, 300)
}
