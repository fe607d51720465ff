/** Which models to ask in place of others, as the command line says: its own words count before those of the file. */
export async function modelSubstitutions(options: {
  readonly judgeModel?: readonly string[]
  readonly judgeModels?: string
}): Promise<Readonly<Record<string, string>>> {
  const { parseSubstitution, readSubstitutions } = await import('../adapters/model/read-substitutions.ts')
  const file = options.judgeModels === undefined ? {} : readSubstitutions(options.judgeModels)
  return { ...file, ...Object.fromEntries((options.judgeModel ?? []).map(parseSubstitution)) }
}
