import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../../core/errors.ts'
import { InputError } from '../../core/input-error.ts'
import { argumentParser, parseArguments } from '../arguments.ts'
import { initFiles } from '../init-files.ts'
import type { ExitCode, Io } from '../io.ts'
import { packageVersion } from '../version.ts'

/** `graderkit init [dir]`: a small working task. Nothing that exists is overwritten; a package.json or tsconfig.json that is there stays. */
export async function initCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'init',
    'Writes a small working task: a grader, rows, and a vitest test that passes.',
    io,
  ).argument('[dir]', 'Where to; made if it is not there.', '.')
  const directory = parseArguments(parser, args).args[0] ?? '.'
  if (existsSync(directory) && !statSync(directory).isDirectory())
    throw new InputError(`${directory} is a file; name a directory.`)
  const files = new Map(initFiles(packageVersion))
  const ownPackage = existsSync(join(directory, 'package.json'))
  for (const name of ['package.json', 'tsconfig.json']) if (existsSync(join(directory, name))) files.delete(name)
  const taken = [...files.keys()].filter((name) => existsSync(join(directory, name)))
  if (taken.length > 0)
    throw new InputError(`${directory} already has ${taken.join(', ')}; choose another directory. Nothing was written.`)
  try {
    mkdirSync(directory, { recursive: true })
    for (const [name, text] of files) writeFileSync(join(directory, name), text, { flag: 'wx' })
  } catch (error) {
    throw new InputError(`${directory} cannot be written: ${reasonOf(error)}.`)
  }
  const enter = directory === '.' ? '' : `cd ${directory} && `
  const install = ownPackage ? 'npm install --save-dev graderkit vitest zod' : 'npm install'
  await io.stdout.write(
    `Wrote ${[...files.keys()].join(', ')}.\n\nNext:\n  ${enter}${install}\n  npx graderkit preview grader.ts samples.jsonl\n  npx vitest run\n`,
  )
  return 0
}
