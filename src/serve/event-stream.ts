import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveSession } from './live-session.ts'

/**
 * Server-sent events: `grading` when one has begun, `graded` with its number when it is done, and that of the current one at
 * once. The page then asks for the grading itself, so that of several only the newest crosses the wire.
 */
export function addEventStream(session: LiveSession, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  const tell = (event: string, number: number): void => {
    response.write(`event: ${event}\ndata: ${number}\n\n`)
  }
  // A browser that lost the server asks again soon: it may only have been restarted on the same port.
  response.write('retry: 1000\n\n')
  if (session.current !== undefined) tell('graded', session.current.number)
  const stop = session.listen((event) => {
    if (event.kind === 'grading') tell('grading', session.current?.number ?? 0)
    else tell('graded', event.grading.number)
  })
  request.on('close', stop)
}
