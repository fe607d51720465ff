import { guardSource } from '../python/guard-source.ts'
import { harness } from '../python/harness.ts'

/** Python of every embedded worker; it is in the snapshot, so it imports what most graders need and nothing that draws chance. */
export const embeddedPrelude = String.raw`
import collections, dataclasses, datetime, decimal, difflib, functools, math, os, re, statistics, string, typing, unicodedata
${harness}
${guardSource}
HOST_MODULES = ('js', 'pyodide', 'pyodide_js', 'micropip')

class HostModules:
    """The first to be asked for a module: the ways to the host are not there, as in a sandbox of CPython."""

    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in HOST_MODULES:
            raise not_there(name)

class AbsentModules:
    """The last to be asked: what is not there by now is not there."""

    def find_spec(self, name, path=None, target=None):
        if path is None:
            raise not_there(name)

def not_there(name):
    version = '%d.%d' % sys.version_info[:2]
    text = "No module named '%s'; the embedded runtime has the standard library of Python %s and no packages" % (name, version)
    return ModuleNotFoundError(text, name=name)

def close_ways_out():
    """Python's own ways to the host are for mistakes; the process around it is the wall."""
    for name in [name for name in sys.modules if name.partition('.')[0] in HOST_MODULES]:
        del sys.modules[name]
    for finder in list(sys.meta_path):
        if type(finder).__module__.startswith(('_pyodide', 'pyodide')):
            sys.meta_path.remove(finder)
    sys.meta_path.insert(0, HostModules())
    sys.meta_path.append(AbsentModules())
    add_guard({'readable': None, 'writable': [], 'network': False, 'processes': False})

def start(source, keep_prints):
    grader = Grader(source, keep_prints)
    close_ways_out()
    return grader.judge
`

/**
 * The program of a worker, for Node. Over its standard input come lines: the settings, the source as a JSON string, then
 * one `[sample, item]` for each call. Over file 3 go `ready` and, for each call, its number from 0 and the JSON of its
 * reply; or the bytes of a snapshot, when that is what it is asked for.
 */
export const workerProgram = String.raw`
import fs from 'node:fs'

const chunk = Buffer.alloc(65536)
let pending = Buffer.alloc(0)
function readLine() {
  for (;;) {
    const end = pending.indexOf(10)
    if (end >= 0) {
      const line = pending.subarray(0, end).toString()
      pending = pending.subarray(end + 1)
      return line
    }
    const size = readSome()
    if (size === 0) process.reallyExit(0)
    pending = Buffer.concat([pending, chunk.subarray(0, size)])
  }
}
function readSome() {
  for (;;) {
    try {
      return fs.readSync(0, chunk)
    } catch (error) {
      if (error.code === 'EOF') return 0
      if (error.code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}
function writeAll(data) {
  for (let from = 0; from < data.length; ) {
    try {
      from += fs.writeSync(3, data, from)
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

const settings = JSON.parse(readLine())
// Pyodide asks for these while it loads, and the permission model gives them to no one.
process.binding = (name) => {
  if (name === 'constants') return { fs: fs.constants }
  throw new Error('No binding ' + name)
}
// Memory grows through this function alone; the constructor is never asked.
const { grow } = WebAssembly.Memory.prototype
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > settings.memory) throw new RangeError('over the limit')
  return grow.call(this, pages)
}
const { loadPyodide } = await import(settings.pyodide)
const nothing = () => undefined
const python = await loadPyodide({
  env: { HOME: '/home/grader', PYTHONHASHSEED: String(settings.hashSeed) },
  stdout: nothing,
  stderr: nothing,
  ...(settings.task === 'snapshot' ? { _makeSnapshot: true } : {}),
  ...(settings.snapshot === undefined ? {} : { _loadSnapshot: fs.readFileSync(settings.snapshot) }),
})
const exit = process.reallyExit.bind(process)
if (settings.task === 'snapshot') {
  python.runPython(settings.prelude)
  writeAll(python.makeMemorySnapshot())
  exit(0)
}
if (settings.snapshot === undefined) python.runPython(settings.prelude)
const sink = { write: (bytes) => bytes.length }
python.setStdout(sink)
python.setStderr(sink)
python.setStdin({ error: true })
// The permission model does not keep a program from signalling others, nor, before Node 25, from the network.
for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd', 'abort', 'dlopen', 'binding', '_linkedBinding', 'getBuiltinModule', 'send', 'disconnect', 'chdir', 'umask', 'setuid', 'setgid'])
  Object.defineProperty(process, name, { value: undefined })
for (const name of ['fetch', 'WebSocket', 'EventSource', 'navigator']) Object.defineProperty(globalThis, name, { value: undefined })

writeAll(Buffer.from('ready\n'))
const source = JSON.parse(readLine())
const judge = python.globals.get('start')(source, settings.keepPrints)
for (let number = 0; ; number++) {
  const line = readLine()
  let reply
  try {
    reply = judge(line)
  } catch (error) {
    // Only what ends the interpreter comes here.
    process.stderr.write(String(error && error.message).slice(-500) + '\n', () => exit(1))
    break
  }
  writeAll(Buffer.from(number + ' ' + reply + '\n'))
}
`
