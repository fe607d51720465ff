import { nearestName } from '../../../core/nearest.ts'
import { callsOf } from '../module-names.ts'
import type { Block, Dotted, Expression, Handler, Statement } from '../syntax/tree.ts'
import { blocksOf, within } from '../walk.ts'
import type { Finding, Module } from './finding.ts'
import { insteadOf, packageModules, standardModules } from './hosted-modules.ts'

/** Imports of modules that are neither in the standard library nor in the image of hosted graders. */
export function checkImports({ body, names }: Module): Finding[] {
  const found: Finding[] = []
  for (const module of unguarded(body)) {
    const finding = missing(module)
    if (finding !== undefined) found.push(finding)
  }
  for (const call of callsOf(body)) {
    const callee = names.fullName(call.callee)
    const [first] = call.arguments
    const isImport = callee === '__import__' || callee === 'importlib.import_module'
    if (!isImport || first?.value.kind !== 'string' || first.value.text === undefined) continue
    const finding = missing({ text: first.value.text, start: call.start, end: call.end })
    if (finding !== undefined) found.push(finding)
  }
  return found
}

function missing({ text, start, end }: Dotted): Finding | undefined {
  const [top = ''] = text.split('.')
  if (standardModules.has(top) || packageModules.has(top) || top.startsWith('_') || top === '') return undefined
  return {
    code: 'not_portable',
    start,
    end,
    message: `imports ${top}, which is neither in the standard library nor on the list of the hosted image.`,
    hint: insteadOf.get(top) ?? nearestHint(top),
  }
}

function nearestHint(top: string): string {
  const near = nearestName(top, [...packageModules, ...standardModules])
  const list = `The image has ${[...packageModules].join(', ')}.`
  return near === undefined ? list : `Did you mean ${near}?`
}

/** The modules that a block imports where no handler catches that they are not there. */
function unguarded(block: Block): Dotted[] {
  return block.flatMap((statement: Statement): Dotted[] => {
    if (statement.kind === 'import') return statement.names.map(({ module }) => module)
    if (statement.kind === 'from') return statement.level === 0 ? [statement.module] : []
    if (statement.kind === 'try' && statement.handlers.some(catchesImport))
      return [...statement.handlers.flatMap(({ body }) => unguarded(body)), ...unguarded(statement.rest)]
    return blocksOf(statement).flatMap(unguarded)
  })
}

const importErrors = ['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException']

function catchesImport({ type }: Handler): boolean {
  if (type === undefined) return true
  return [...within([type])].some((part: Expression) => part.kind === 'name' && importErrors.includes(part.name))
}
