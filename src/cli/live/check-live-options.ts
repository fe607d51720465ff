import { UsageError } from '../usage-error.ts'

/** Throws `UsageError` for options that the live page would not heed: it shows what they print, or has no use for them. */
export function checkLiveOptions({
  json,
  html,
  explain,
  repeat,
}: {
  readonly json?: boolean
  readonly html?: string
  readonly explain?: string
  readonly repeat: number
}): void {
  const [other] = Object.entries({ json, html, explain }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  if (other !== undefined)
    throw new UsageError(`--watch serves a page, and --${other} prints or writes; keep one of them.`)
  if (repeat > 1)
    throw new UsageError('The live page grades each answer once; leave --repeat to a run without --watch.')
}
