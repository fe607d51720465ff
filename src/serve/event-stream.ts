import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LiveSession } from './live-session.ts'

/**
 * Server-sent events: `grading` when one has begun, `graded` with its number when it is done, and that of the current one at
 * once; `ended` when the command ends. The page then asks for the grading itself, so that of several only the newest crosses the wire.
 */
export function addEventStream(session: LiveSession, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  const tell = (event: string, number: number): void => {
    response.write(`event: ${event}\ndata: ${number}\n\n`)
  }
  // A browser that lost the server, as by a machine that slept, asks again soon.
  response.write('retry: 1000\n\n')
  if (session.current !== undefined) tell('graded', session.current.number)
  const stop = session.listen((event) => {
    if (event.kind === 'graded') tell('graded', event.grading.number)
    else tell(event.kind, session.current?.number ?? 0)
    if (event.kind === 'ended') response.end()
  })
  request.on('close', stop)
}
