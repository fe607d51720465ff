import type { Issue } from '../../core/issue.ts'
import { checkGrade } from './check-grade.ts'
import { checkChance } from './checks/chance.ts'
import type { Finding, Module } from './checks/finding.ts'
import { checkHiddenFailures } from './checks/hidden-failure.ts'
import { checkImports } from './checks/imports.ts'
import { checkModelCode } from './checks/model-code.ts'
import { checkOutsideWorld } from './checks/outside-world.ts'
import { checkSetOrder } from './checks/set-order.ts'
import { moduleNames } from './module-names.ts'
import { type Parsed, parsePython } from './syntax/parse-python.ts'

/** 256 kB, which a source must stay below; k is 1,000, the smaller reading. */
const tooManyBytes = 256_000

/** Of one check; more of the same would hide the rest. */
const mostFindings = 20

const checks = [
  checkImports,
  checkOutsideWorld,
  checkChance,
  checkSetOrder,
  checkModelCode,
  checkHiddenFailures,
] as const

/**
 * What shows in a Python source without running it: its size, its syntax, `grade` and its parameters as errors; what a
 * hosted grader lacks, chance, code out of answers and hidden failures as warnings.
 */
export function checkSource(source: string): Issue[] {
  return [...checkSize(source), ...checkText(source)]
}

function checkSize(source: string): Issue[] {
  const bytes = new TextEncoder().encode(source).length
  if (bytes < tooManyBytes) return []
  return [
    {
      code: 'too_large',
      severity: 'error',
      path: ['source'],
      message: `The source has ${bytes} bytes, and it must stay below ${tooManyBytes}.`,
      hint: 'Move tables into the rows, and shorten the rest.',
    },
  ]
}

function checkText(source: string): Issue[] {
  const parsed = parsePython(source)
  if (parsed.kind === 'module') return checkModule(source, parsed)
  if (parsed.kind === 'unread') return []
  const later = parsePython(source, 'later')
  return later.kind === 'module'
    ? [newerSyntax(source, parsed), ...checkModule(source, later)]
    : [syntaxError(source, parsed)]
}

function checkModule(source: string, { body }: Extract<Parsed, { kind: 'module' }>): Issue[] {
  const module: Module = { source, body, names: moduleNames(body) }
  const lines = lineNumbers(source)
  const found = checks.flatMap((check) => distinct(check(module)).slice(0, mostFindings))
  const warnings = found
    .toSorted((one, other) => one.start - other.start)
    .map(
      ({ code, start, end, message, hint }): Issue => ({
        code,
        severity: 'warning',
        path: ['source'],
        span: { start, end },
        message: `Line ${lines(start).line} ${message}`,
        hint,
      }),
    )
  return [...checkGrade(body), ...warnings]
}

/** The first of those that say the same. */
function distinct(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>()
  return findings.filter(({ message }) => !said.has(message) && said.add(message))
}

function syntaxError(source: string, fault: Extract<Parsed, { kind: 'fault' }>): Issue {
  const { line, column } = lineNumbers(source)(fault.start)
  return {
    code: 'invalid_source',
    severity: 'error',
    path: ['source'],
    span: { start: fault.start, end: Math.min(fault.end, source.length) },
    message: `The source is not Python at line ${line}, column ${column}: ${fault.message}.`,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  }
}

/** The version of the hosted Python is not documented; 3.11 has the packages of its list. Assumption U19. */
function newerSyntax(source: string, fault: Extract<Parsed, { kind: 'fault' }>): Issue {
  const { line, column } = lineNumbers(source)(fault.start)
  return {
    code: 'not_portable',
    severity: 'warning',
    path: ['source'],
    span: { start: fault.start, end: Math.min(fault.end, source.length) },
    message: `Python 3.11 does not take line ${line}, column ${column}, which later versions do: ${fault.message}.`,
    hint: 'Write it for Python 3.11; which version hosted graders have is not documented.',
  }
}

/** Gives line and column of an offset, both from 1, as Python counts them. */
function lineNumbers(source: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/gu)].map(({ 0: end, index }) => index + end.length)]
  return (offset) => {
    const next = starts.findIndex((start) => start > offset)
    const line = next === -1 ? starts.length : next
    const before = source.slice(starts[line - 1] ?? 0, offset)
    return { line, column: Array.from(before).length + 1 }
  }
}
