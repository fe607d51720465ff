import type { Browser } from 'playwright-core'

export function chromiumPath(env?: Readonly<Record<string, string | undefined>>): string | undefined
export function openChromium(executablePath?: string): Promise<Browser>
