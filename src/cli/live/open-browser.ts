import { spawn } from 'node:child_process'

/** The command that opens an address on each platform. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ['open'],
  // The empty argument is the title of the window; without it, start takes the address for one.
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens the address in the platform's browser. Where there is none, nothing happens: the address was printed. */
export function openBrowser(
  url: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): void {
  const [command, ...args] = openers[platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { env, detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}
