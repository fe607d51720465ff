import type { Issue } from '../../core/issue.ts'

/** Checks that `grade` can be called as grade(sample, item); `start` is behind its opening parenthesis in masked source. */
export function checkParameters(masked: string, start: number, isAsync: boolean): Issue[] {
  const end = closing(masked, start)
  if (end === undefined) return [] // a syntax error, which the interpreter tells better
  const span = { start, end }
  const { required, optional, keywordOnly, takesAny } = counted(masked.slice(start, end))
  const issue = (severity: Issue['severity'], code: Issue['code'], message: string, hint: string): Issue[] => [
    { code, severity, path: ['source'], span, message, hint },
  ]
  const most = required + optional
  if (keywordOnly > 0)
    return issue(
      'error',
      'invalid_source',
      'grade() wants a value by keyword, and it gets two by position.',
      'Write def grade(sample, item).',
    )
  if (required > 2 || (most < 2 && !takesAny)) {
    const count = `${most} ${most === 1 ? 'parameter' : 'parameters'}`
    return issue(
      'error',
      'invalid_source',
      `grade() takes ${count}, and it is called with two.`,
      'Write def grade(sample, item).',
    )
  }
  const odd = oddForm(isAsync, most > 2 || takesAny)
  return odd === undefined ? [] : issue('warning', 'not_portable', odd, 'Write def grade(sample, item) before a job.')
}

/** More parameters with defaults, `*args` and `async` run here; the guide wants exactly two and names no other. Assumption U18. */
function oddForm(isAsync: boolean, hasMore: boolean): string | undefined {
  if (isAsync) return 'An async grade() is not documented for hosted graders.'
  return hasMore ? 'grade() can take more than two values; hosted graders document exactly two.' : undefined
}

function closing(code: string, start: number): number | undefined {
  let depth = 1
  for (let at = start; at < code.length; at++) {
    if ('([{'.includes(code[at] ?? '')) depth++
    else if (')]}'.includes(code[at] ?? '') && --depth === 0) return at
  }
  return undefined
}

function counted(list: string): { required: number; optional: number; keywordOnly: number; takesAny: boolean } {
  const count = { required: 0, optional: 0, keywordOnly: 0, takesAny: false }
  let isAfterStar = false
  for (const parameter of split(list)) {
    if (parameter === '' || parameter === '/' || parameter.startsWith('**')) continue
    if (parameter.startsWith('*')) {
      isAfterStar = true
      if (parameter !== '*') count.takesAny = true
    } else if (isAfterStar) count.keywordOnly += parameter.includes('=') ? 0 : 1
    else if (parameter.includes('=')) count.optional++
    else count.required++
  }
  return count
}

/** The parameters between the commas that stand outside of brackets, as in `sample: dict[str, str]`. */
function split(list: string): string[] {
  const parameters: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= list.length; at++) {
    const sign = list[at] ?? ','
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    else if (sign === ',' && (depth === 0 || at === list.length)) {
      parameters.push(list.slice(from, at).trim())
      from = at + 1
    }
  }
  return parameters
}
