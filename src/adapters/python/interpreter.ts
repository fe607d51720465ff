import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { reasonOf } from '../../core/errors.ts'
import { InputError } from '../../core/input-error.ts'

/** A Python that can be started, as it describes itself. */
export interface Interpreter {
  /** The program itself, behind any shim. */
  readonly executable: string
  readonly version: string
  /** Folders that it reads code and libraries from. */
  readonly folders: readonly string[]
  /** Where its shared libraries are sought, when that was set. */
  readonly libraryPath?: string
}

/** The oldest version whose syntax and libraries the graders of the hosted image can expect. */
const oldest = [3, 9] as const

const describing = `import json, os, sys, sysconfig
folders = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, *sysconfig.get_paths().values(), *sys.path]
library = os.environ.get('LD_LIBRARY_PATH')
print(json.dumps({
    'executable': sys.executable, 'version': '.'.join(map(str, sys.version_info[:3])), 'libraryPath': library,
    'folders': [os.path.abspath(folder) for folder in folders + (library or '').split(os.pathsep) if folder and os.path.isdir(folder)],
    'real': [os.path.realpath(sys.executable), os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix)],
}))`

/**
 * Starts the first of some programs that is a Python and lets it describe itself; a shim is so passed only once. Throws
 * `InputError` when none is one, or when it is older than 3.9.
 */
export async function findInterpreter(programs: readonly string[]): Promise<Interpreter> {
  const failures: string[] = []
  for (const program of programs) {
    const found = await describe(program)
    if (typeof found === 'string') failures.push(`${program}: ${found}`)
    else return found
  }
  const fix = 'Install Python 3.9 or newer, name one with --python <path>, or take --python embedded.'
  throw new InputError(`No Python could be started (${failures.join('; ')}). ${fix}`)
}

const known = new Map<string, Promise<Interpreter | string>>()

function describe(program: string): Promise<Interpreter | string> {
  let found = known.get(program)
  if (found === undefined) {
    found = ask(program)
    known.set(program, found)
  }
  return found
}

async function ask(program: string): Promise<Interpreter | string> {
  try {
    const { stdout } = await promisify(execFile)(program, ['-I', '-c', describing], { timeout: 30_000 })
    const { executable, version, folders, real, libraryPath } = JSON.parse(stdout) as Description // printed by our own script
    const [major = 0, minor = 0] = version.split('.').map(Number)
    if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
      return `it is Python ${version}, and graders need 3.9 or newer`
    const all = [...new Set([...folders, ...real.slice(1)])]
    return { executable, version, folders: all, ...(libraryPath === null ? {} : { libraryPath }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return 'not found'
    if (code === 'EACCES') return 'it may not be started'
    if (error instanceof SyntaxError) return 'it is no Python'
    return reasonOf(error).replace(/^Command failed: .*/u, 'it ended with an error')
  }
}

interface Description {
  readonly executable: string
  readonly version: string
  readonly folders: readonly string[]
  readonly real: readonly string[]
  readonly libraryPath: string | null
}
