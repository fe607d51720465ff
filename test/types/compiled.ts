import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')

/** The compiler options of the project. */
export function projectOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown
  } // any, by its type
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return { ...options, noUnusedLocals: false, noUnusedParameters: false }
}

/** A file beside the tests that only the compiler sees. */
export const virtualFile = join(root, 'test/types/virtual-programs.ts')

/**
 * What the compiler says of each of some programs, each a block of its own after a common prelude: the whole message of
 * each error, the lines below it indented as the command line has them.
 */
export function compiled(prelude: string, programs: readonly string[]): string[][] {
  const text = [prelude, ...programs.map((program) => `{\n${program}\n}`)].join('\n')
  const starts = programs.map(
    (_, index) => [prelude, ...programs.slice(0, index).map((one) => `{\n${one}\n}`)].join('\n').length,
  )
  const options = projectOptions()
  const host = ts.createCompilerHost(options)
  const program = ts.createProgram([virtualFile], options, {
    ...host,
    fileExists: (file) => file === virtualFile || host.fileExists(file),
    readFile: (file) => (file === virtualFile ? text : host.readFile(file)),
    getSourceFile: (file, version) =>
      file === virtualFile ? ts.createSourceFile(file, text, version, true) : host.getSourceFile(file, version),
  })
  const source = program.getSourceFile(virtualFile)
  const found: string[][] = programs.map(() => [])
  for (const { start, messageText } of [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]) {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n')
    const index = starts.findLastIndex((first) => (start ?? 0) > first)
    const messages = found[index]
    if (messages === undefined) throw new Error(`The prelude does not compile: ${message}`)
    messages.push(message)
  }
  return found
}
