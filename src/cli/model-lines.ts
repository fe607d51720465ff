import type { Cassette } from '../adapters/cassette/open-cassette.ts'
import type { CallAccount } from '../adapters/judging/call-account.ts'
import { counted, countText } from '../report/numbers.ts'

/** What the models of a run took, for its end. */
export function modelLines(account: CallAccount, cassette: Cassette | undefined): string[] {
  const { calls, retries, failures, refused, unmetered } = account
  const shared = account.shared + (cassette?.shared ?? 0)
  const replies = cassette === undefined ? [] : [`${counted(cassette.hits, 'reply', 'replies')} from ${cassette.path}`]
  const more = [
    ...(retries === 0 ? [] : [`${countText(retries)} of them tried again`]),
    ...(shared === 0 ? [] : [`${counted(shared, 'request')} shared`]),
  ]
  const lines = [`Model: ${[counted(calls, 'call'), ...more, ...replies, ...spent(account)].join(', ')}.`]
  if (unmetered > 0 && account.usd !== undefined)
    lines.push(`The cost of ${counted(unmetered, 'reply', 'replies')} is an estimate: the service told no tokens.`)
  if (failures > 0) lines.push(`${counted(failures, 'request')} got no reply from the service.`)
  if (refused > 0) lines.push(`${counted(refused, 'request')} ${refused === 1 ? 'was' : 'were'} not asked.`)
  return [...lines, ...(cassette?.faults ?? [])]
}

/** The same while it runs, as short as it can be. */
export function modelProgress(account: CallAccount, cassette: Cassette | undefined): string {
  const hits = cassette === undefined || cassette.hits === 0 ? [] : [`${countText(cassette.hits)} recorded`]
  return [`${countText(account.calls)} asked`, ...hits, ...spent(account)].join(', ')
}

function spent({ calls, inputTokens, outputTokens, usd }: CallAccount): string[] {
  if (calls === 0) return []
  const tokens =
    inputTokens + outputTokens === 0 ? [] : [`${countText(inputTokens)} tokens in and ${countText(outputTokens)} out`]
  return [...tokens, ...(usd === undefined ? [] : [`$${usd.toFixed(usd < 1 ? 4 : 2)}`])]
}
