import type { Cursor } from './cursor.ts'

/** No value can start with the token. */
export function noValue(cursor: Cursor): Error {
  const { type, text } = cursor.token
  const isEnd = type === 'newline' || type === 'end' || type === 'indent' || type === 'dedent'
  if (isEnd) return cursor.fault('the line ends where a value should stand')
  const hint = { '&': 'Python writes "and".', '|': 'Python writes "or".', '!': 'Python writes "not".' }[text[0] ?? '']
  return cursor.fault(`"${text}" stands where a value should stand`, cursor.token, hint)
}

/** The token can go on with nothing that stands before it. */
export function unexpected(cursor: Cursor): Error {
  const { token } = cursor
  if (token.type === 'newline' || token.type === 'end') return cursor.fault('the line ends too early')
  if (token.text === '=') return cursor.fault('"=" stands where only a value can stand', token, 'Write == to compare.')
  return cursor.fault(
    `"${token.text}" does not fit behind what stands before it`,
    token,
    'Is there a sign or a comma missing?',
  )
}
