import { Command, CommanderError, InvalidArgumentError } from 'commander'
import type { Shard } from '../dataset/shard.ts'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** A parser for one command's arguments that neither prints nor exits by itself. */
export function argumentParser(name: string, summary: string, io: Io): Command {
  return new Command(`graderkit ${name}`)
    .description(summary)
    .helpOption('-h, --help', 'Show this help.')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => io.stdout.columns,
      getOutHasColors: () => io.stdout.colour,
    })
}

/** Parses, or throws: `HelpShown` when help was asked for, `UsageError` with commander's sentence otherwise. */
export function parseArguments(parser: Command, args: readonly string[]): Command {
  try {
    return parser.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed') throw new HelpShown()
    const [sentence = '', ...hints] = error.message.replace(/^error: /u, '').split('\n')
    throw new UsageError(
      `${capital(sentence)}${/[.?]$/u.test(sentence) ? '' : '.'}${hints.map((hint) => ` ${hint.replace(/^\(|\)$/gu, '')}`).join('')} See ${parser.name()} --help.`,
    )
  }
}

/** Help was printed; nothing else is to be done. */
export class HelpShown extends Error {}

/** A whole number of at least `least`, or a usage error. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,15}$/u.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`)
    return Number(text)
  }
}

/** A port of this machine, or a usage error. */
export function portNumber(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) < 1 || Number(text) > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 1 to 65535.')
  return Number(text)
}

/** One of the given words, or a usage error. */
export function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text)
    if (word === undefined) throw new InvalidArgumentError(`It is one of ${words.join(', ')}.`)
    return word
  }
}

/** A shard such as 1/8, or a usage error. */
export function shard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/u.exec(text) ?? []
  if (index === undefined || Number(index) < 1 || Number(index) > Number(count))
    throw new InvalidArgumentError('It is i/n with i from 1 to n, such as 1/8 to 8/8.')
  return { index: Number(index), count: Number(count) }
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
