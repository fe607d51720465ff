import { dirname, join } from 'node:path'
import ts from 'typescript'
import { type Fence, fileName, place } from './fences.ts'
import { root } from './pages.ts'

/** What the compiler says of the ts blocks, each a file of its own beside the named blocks of its page. */
export function typeErrors(blocks: readonly Fence[]): string[] {
  const files = new Map<string, Fence>()
  for (const block of blocks) {
    if (block.language !== 'ts' && block.language !== 'json') continue
    const name = fileName(block) ?? (block.language === 'ts' ? `block-${block.line}.ts` : undefined)
    if (name !== undefined) files.set(join(root, `${block.page}.blocks`, name), block)
  }
  const roots = [...files.keys()].filter((file) => file.endsWith('.ts'))
  const options = compilerOptions()
  const program = ts.createProgram(roots, options, hostWith(files, options))
  return roots.flatMap((file) => {
    const source = program.getSourceFile(file)
    if (source === undefined) return [`${file} was not read`]
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) =>
      said(diagnostic, files.get(file)),
    )
  })
}

function compilerOptions(): ts.CompilerOptions {
  const { config }: { readonly config?: unknown } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  )
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return {
    ...options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    resolveJsonModule: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
  }
}

/** The disk, and the blocks as if they were on it. */
function hostWith(files: ReadonlyMap<string, Fence>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const folders = new Set([...files.keys()].map(dirname))
  return {
    ...host,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file)?.code ?? host.readFile(file),
    directoryExists: (folder) => folders.has(folder) || ts.sys.directoryExists(folder),
    getSourceFile: (file, version) => {
      const code = files.get(file)?.code
      return code === undefined ? host.getSourceFile(file, version) : ts.createSourceFile(file, code, version, true)
    },
  }
}

function said({ messageText, start, file }: ts.Diagnostic, block: Fence | undefined): string {
  const line = start === undefined || file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
  const where = block === undefined ? 'somewhere' : `${place(block)}+${line}`
  return `${where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
}
