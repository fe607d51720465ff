import { lstatSync, readlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Interpreter } from './interpreter.ts'
import type { PythonLimits } from './limits.ts'

/**
 * How far a grader is kept apart. `bubblewrap`: it sees an own file system, no network and no other process.
 * `namespaces`: no network and no other process by the system, files by a guard in Python. `none`: by the guard alone,
 * which stops mistakes and no intent.
 */
export type PythonIsolation = 'bubblewrap' | 'namespaces' | 'none'

/** The levels, the strongest first. */
export const isolations: readonly PythonIsolation[] = ['bubblewrap', 'namespaces', 'none']

/** What the guard inside of a worker is told. */
export interface GuardRules {
  readonly readable: readonly string[] | null
  readonly writable: readonly string[]
  readonly network: boolean
  readonly processes: boolean
}

/** How a worker is started at a level. */
export interface Launch {
  readonly program: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** The user to become, where one is needed for limits to bind. */
  readonly user: number | null
  readonly guard: GuardRules
  /** The most processes, where the system counts those of the sandbox alone. */
  readonly processes: number | null
}

/** What a launch is made for. */
export interface LaunchRequest {
  readonly interpreter: Interpreter
  readonly limits: PythonLimits
  /** The Python program text. */
  readonly code: string
  /** A folder of the worker's own to write in; bubblewrap has its own. */
  readonly scratch: string
  readonly hashSeed: number
  readonly isRoot: boolean
}

const nobody = 65534

/** The command, the environment and the rules of a worker at a level. */
export function launchAt(level: PythonIsolation, request: LaunchRequest): Launch {
  const { interpreter, code, scratch } = request
  const home = level === 'bubblewrap' ? '/tmp' : scratch
  // Not -I, which would also ignore the seed of the hashes; the environment is our own anyway.
  const python = [interpreter.executable, '-s', '-B', '-c', code]
  const command = [...wrapping(level, request), ...python]
  const apart = level === 'bubblewrap'
  return {
    program: command[0] ?? interpreter.executable,
    args: command.slice(1),
    env: environment(request, home),
    user: apart && request.isRoot ? nobody : null,
    guard: {
      readable: apart ? null : [...systemFolders, ...linkerFiles, ...systemFiles, ...interpreter.folders],
      writable: apart ? [] : [scratch, '/dev/null'],
      network: level !== 'none',
      processes: apart,
    },
    processes: apart ? request.limits.processes : null,
  }
}

function wrapping(level: PythonIsolation, request: LaunchRequest): string[] {
  switch (level) {
    case 'bubblewrap':
      return bubblewrap(request)
    case 'namespaces':
      return 'unshare --map-root-user --net --pid --ipc --uts --mount --fork --kill-child --mount-proc --'.split(' ')
    case 'none':
      return []
  }
}

/** Folders of programs and libraries; what is in them is the same for everyone. */
const systemFolders = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/nix/store',
  '/System',
  '/Library',
]
/** What the linker reads, and where the clock is told. */
const linkerFiles = ['/etc/alternatives', '/etc/ld.so.cache', '/etc/localtime']
/** What thread pools, clocks and the like read, where files are not kept apart by the system. */
const systemFiles = [
  '/etc/mime.types',
  '/etc/ssl',
  '/proc/cpuinfo',
  '/proc/meminfo',
  '/proc/stat',
  '/sys/devices/system/cpu',
  '/sys/fs/cgroup',
  '/dev/null',
  '/dev/zero',
  '/dev/random',
  '/dev/urandom',
]

function bubblewrap({ interpreter, limits, isRoot }: LaunchRequest): string[] {
  const own = interpreter.folders.filter((folder) => !systemFolders.some((system) => isInside(folder, system)))
  const folders = outermost(own)
  const parents = [...new Set(folders.flatMap(parentsOf))].toSorted()
  const temporary = `--perms 1777 --size ${limits.disk} --tmpfs /tmp --chdir /tmp`
  return [
    'bwrap',
    ...(isRoot ? apartAsRoot : ['--unshare-all', '--cap-drop', 'ALL']),
    '--die-with-parent',
    ...['/etc', '/nix'].flatMap(openFolder),
    ...[...systemFolders, ...linkerFiles].flatMap(mounted),
    // Before what follows: an interpreter may lie below /tmp.
    ...`--proc /proc --dev /dev ${temporary}`.split(' '),
    ...parents.flatMap(openFolder),
    ...folders.flatMap((folder) => ['--ro-bind', folder, folder]),
    '--',
  ]
}

/** Root needs no user namespace, and becomes nobody inside: a real other user, whom limits bind. */
const apartAsRoot = [
  '--unshare-ipc',
  '--unshare-pid',
  '--unshare-net',
  '--unshare-uts',
  '--unshare-cgroup-try',
  '--cap-drop',
  'ALL',
  '--cap-add',
  'CAP_SETUID',
  '--cap-add',
  'CAP_SETGID',
]

/** Folders on the way to a mount are made for the owner alone, and root has become nobody by then. */
function openFolder(path: string): string[] {
  return ['--perms', '0755', '--dir', path]
}

/** A system folder as it is here: itself, read only, or the same symbolic link. */
function mounted(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return []
  return found.isSymbolicLink() && path !== '/etc/localtime'
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path]
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function outermost(folders: readonly string[]): string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isInside(folder, other)))
}

function parentsOf(path: string): string[] {
  const parent = dirname(path)
  return parent === path || parent === '/' || parent === '/tmp' ? [] : [...parentsOf(parent), parent]
}

/** The same for every grader on every machine; several threads for one sum would give each worker's result its own last digit. */
function environment({ interpreter, hashSeed }: LaunchRequest, home: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: home,
    TMPDIR: home,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    PYTHONHASHSEED: String(hashSeed),
    OMP_NUM_THREADS: '1',
    OPENBLAS_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
    ...(interpreter.libraryPath === undefined ? {} : { LD_LIBRARY_PATH: interpreter.libraryPath }),
  }
}
