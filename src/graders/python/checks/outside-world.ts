import { callsOf } from '../module-names.ts'
import type { Statement } from '../syntax/tree.ts'
import { statementsOf } from '../walk.ts'
import type { Finding, Module } from './finding.ts'
import { words } from '../words.ts'

const networkModules = /* @__PURE__ */ words(
  'socket ssl urllib.request http.client http.server ftplib smtplib poplib imaplib telnetlib nntplib ' +
    'xmlrpc.client socketserver asyncore asynchat webbrowser',
)
const network = 'Hosted graders have no network: put what you would fetch into the rows.'

const fileCalls = /* @__PURE__ */ words(
  'open io.open codecs.open os.open gzip.open sqlite3.connect fileinput.input glob.glob os.listdir ' +
    'os.scandir os.walk os.remove os.unlink os.rename os.replace os.mkdir os.makedirs os.rmdir os.chdir ' +
    'shutil.copy shutil.copyfile shutil.copytree shutil.move shutil.rmtree numpy.load numpy.loadtxt ' +
    'numpy.save pandas.read_csv pandas.read_json pandas.read_excel pandas.read_parquet pandas.read_pickle',
)
const fileMethods = new Set(['read_text', 'write_text', 'read_bytes', 'write_bytes'])
const files = 'A hosted grader has none of your files: put tables into the rows or into the source.'

const processCalls =
  /^(?:subprocess\.\w+|os\.(?:system|popen|fork|forkpty|kill|killpg|exec\w+|spawn\w+|posix_spawn\w*)|multiprocessing\.(?:Process|Pool)|pty\.spawn)$/u
const processes = 'Grade within this one process; a sandbox may refuse others.'

/** Network, files and processes, which a hosted grader does not have or should not need. */
export function checkOutsideWorld({ body, names }: Module): Finding[] {
  const found: Finding[] = []
  for (const statement of statementsOf(body)) {
    const module = networkModule(statement)
    if (module === undefined) continue
    const { start, end } = statement
    found.push({ code: 'not_portable', start, end, message: `imports ${module}.`, hint: network })
  }
  for (const { callee, start, end } of callsOf(body)) {
    const name = names.fullName(callee) ?? ''
    const add = (message: string, hint: string) => found.push({ code: 'not_portable', start, end, message, hint })
    if (processCalls.test(name)) add(`calls ${name}(), which starts or ends processes.`, processes)
    else if (fileCalls.has(name)) add(`calls ${name}(), which uses files.`, files)
    else if (callee.kind === 'attribute' && fileMethods.has(callee.name))
      add(`calls ${callee.name}(), which uses files.`, files)
  }
  return found
}

function networkModule(statement: Statement): string | undefined {
  if (statement.kind === 'import')
    return statement.names.map(({ module }) => module.text).find((module) => networkModules.has(module))
  if (statement.kind !== 'from' || statement.level > 0) return undefined
  const { text } = statement.module
  if (networkModules.has(text)) return text
  return statement.names.map(({ name }) => `${text}.${name}`).find((module) => networkModules.has(module))
}
