import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request gets nothing. */
export interface Refusal {
  readonly status: 403 | 404
  readonly message: string
}

/** The address and the secret that a request must know. */
export interface Lock {
  readonly port: number
  readonly token: string
}

/**
 * Refuses what does not come from the page that this server gave out. A name that was rebound to this machine shows in
 * `Host`, another site's script in `Origin` or `Sec-Fetch-Site`; whoever has not seen the printed address lacks the token.
 */
export function refuseRequest({ headers, method, url }: IncomingMessage, { port, token }: Lock): Refusal | undefined {
  const { host, origin } = headers
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (host === undefined || !hosts.includes(host))
    return {
      status: 403,
      message: `This server answers as 127.0.0.1:${port} only. Open the address that graderkit printed.`,
    }
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, message: 'Another site has asked for this. Only the page of graderkit itself may.' }
  const isRead = method === 'GET' || method === 'HEAD'
  if (!isRead && origin === undefined)
    return { status: 403, message: 'A request that changes something must name its origin, as browsers do.' }
  const [, given = '', rest = ''] = /^\/([^/?#]*)\/?([^?#]*)/u.exec(url ?? '') ?? []
  if (!isEqual(given, token))
    return { status: 404, message: 'There is nothing here. Open the address that graderkit printed, with its token.' }
  // A link to the page may stand anywhere; all else is asked for by the page itself.
  const site = headers['sec-fetch-site']
  const isPage = isRead && rest === '' && headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isPage)
    return { status: 403, message: 'Another site has asked for this. Only the page of graderkit itself may.' }
  return undefined
}

/** In a time that says nothing about where they differ. */
function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
