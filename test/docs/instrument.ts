import ts from 'typescript'
import { withRest } from './expectation.ts'

/** A comment that says what the statement before it comes to. */
const claim = /^[ \t]*(?:\n[ \t]*)?\/\/ (?<kind>=>|≈|throws) (?<text>[^\n]*(?:\n[ \t]*\/\/ {3,}[^\n]*)*)/u
const anyClaim = /\/\/ (?:=>|≈|throws) /gu

/**
 * Turns the claims of a snippet into calls of `check`, and the module into one that a function body can hold: imports become
 * `require`, exports become keys of `exports`. A claim that belongs to no statement at the top level is an error.
 */
export function instrument(source: string, where: string): string {
  const file = ts.createSourceFile('snippet.ts', source, ts.ScriptTarget.ES2022, true)
  let checked = ''
  let done = 0
  let claims = 0
  for (const statement of file.statements) {
    const groups = claim.exec(source.slice(statement.end))?.groups
    if (groups === undefined) continue
    claims++
    const call = checkCall(
      statement,
      groups,
      `${where}+${file.getLineAndCharacterOfPosition(statement.getStart()).line + 1}`,
    )
    checked += source.slice(done, statement.getStart()) + call
    done = statement.end
  }
  if (claims !== [...source.matchAll(anyClaim)].length)
    throw new Error(`${where}: a claim (// =>) belongs to no statement at the top level`)
  return transpiled(checked + source.slice(done))
}

/** The modules that a snippet imports. */
export function importsOf(source: string): string[] {
  return ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName)
}

function checkCall(statement: ts.Statement, groups: Record<string, string>, where: string): string {
  const { kind = '', text = '' } = groups
  const expected = text.replaceAll(/\n[ \t]*\/\/ {3,}/gu, '\n').trim()
  const { before, value } = claimed(statement, where)
  const wanted = kind === 'throws' ? JSON.stringify(expected) : withRest(expected)
  return `${before}await check(async () => ({ value: (${value}) }), (rest) => (${wanted}), ${JSON.stringify({ kind, where, expected })})`
}

/** What a claim is about: the variable that was declared, what was logged, or the value of the expression. */
function claimed(statement: ts.Statement, where: string): { readonly before: string; readonly value: string } {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations
    if (declaration !== undefined && ts.isIdentifier(declaration.name))
      return { before: `${statement.getText()}\n`, value: declaration.name.text }
  }
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement
    const isLog = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
    return { before: '', value: isLog ? (expression.arguments[0]?.getText() ?? 'undefined') : expression.getText() }
  }
  throw new Error(`${where}: a claim must follow an expression or the declaration of one variable`)
}

function transpiled(source: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  }
  return ts.transpileModule(source, { compilerOptions }).outputText
}
