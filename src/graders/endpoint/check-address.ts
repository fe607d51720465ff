import type { Issue } from '../../core/issue.ts'

/** Faults of a grading endpoint's url and headers that show without calling it. */
export function checkAddress(url: string, headers: Readonly<Record<string, string>>): Issue[] {
  return [...checkUrl(url), ...Object.entries(headers).flatMap(([name, value]) => checkHeader(name, value))]
}

function checkUrl(url: string): Issue[] {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined
  if (protocol === 'http:' || protocol === 'https:') return []
  const shown = url.length > 80 ? `${url.slice(0, 79)}…` : url
  const message =
    protocol === undefined
      ? `"${shown}" is not a URL.`
      : `A grading endpoint speaks http or https, not ${protocol.slice(0, -1)}.`
  return [{ code: 'invalid_value', severity: 'error', path: ['url'], message, hint: 'Write https://host/path.' }]
}

function checkHeader(name: string, value: string): Issue[] {
  const issue = (severity: Issue['severity'], message: string, hint: string): Issue[] => [
    { code: 'invalid_value', severity, path: ['headers', name], message, hint },
  ]
  if (!/^[!#$%&'*+.^_`|~\w-]+$/u.test(name))
    return issue('error', `"${name}" cannot be the name of a header.`, 'It has letters, digits and -.')
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\0\r\n]|[^\0-\xff]/u.test(value))
    return issue(
      'error',
      `The header "${name}" has characters that no header can carry.`,
      'Remove line breaks, and encode letters beyond Latin-1.',
    )
  // A service shows stored secrets like this, and a copied grader then carries the mask.
  if (/^\*{3,}$/u.test(value.trim()))
    return issue('warning', `The header "${name}" is masked with asterisks.`, 'Put the true value in its place.')
  return []
}
