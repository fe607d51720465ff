import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The browser that CHROMIUM_PATH names, or the first of its usual names on the PATH; `undefined` without one. */
export function chromiumPath(env = process.env) {
  const inPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const candidates = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : inPath
  return candidates.find(canRun)
}

/** Starts that browser, without its sandbox when the user is root, for whom it refuses to start otherwise. */
export function openChromium(executablePath = chromiumPath()) {
  if (executablePath === undefined) throw new Error('There is no Chromium in CHROMIUM_PATH or PATH.')
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
