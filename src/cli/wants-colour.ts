/** Whether output is to be coloured: as FORCE_COLOR says, else not with NO_COLOR (no-color.org), else on a terminal that can. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  // An empty value counts as unset.
  if (env['NO_COLOR']) return false
  return isTerminal && env['TERM'] !== 'dumb'
}
