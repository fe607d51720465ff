import type { ExitCode, Io } from './io.ts'

/** A command as `--help` and the dispatcher know it; its code loads when it runs. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Runs with the arguments behind the command's name. */
export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>

/** The one list of commands. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'validate',
    summary: 'Find every fault of a grader before a job does.',
    load: async () => (await import('./commands/validate.ts')).validateCommand,
  },
  {
    name: 'score',
    summary: 'Grade rows: JSONL in, one JSON line per answer out.',
    load: async () => (await import('./commands/score.ts')).scoreCommand,
  },
  {
    name: 'preview',
    summary: 'Grade rows and look at the scores.',
    load: async () => (await import('./commands/preview.ts')).previewCommand,
  },
  {
    name: 'diff',
    summary: 'Compare two graders on the same rows.',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'report',
    summary: 'Put the scores of several machines together.',
    load: async () => (await import('./commands/report.ts')).reportCommand,
  },
  {
    name: 'init',
    summary: 'Write a small working task: grader, rows, test.',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  {
    name: 'python',
    summary: 'Set Python up as the hosted sandbox has it, or see what is here of it.',
    load: async () => (await import('./commands/python.ts')).pythonCommand,
  },
  {
    name: 'judge',
    summary: 'Ask judges in batches: requests out as files, results back into a cassette.',
    load: async () => (await import('./commands/judge.ts')).judgeCommand,
  },
]
