const mostShown = 3

/** The first few of the cases that broke a law, each after an empty line, and how many more there are. */
export function firstCases<Case>(cases: readonly Case[], lines: (one: Case) => readonly string[]): string[] {
  const more = cases.length - mostShown
  return [
    ...cases.slice(0, mostShown).flatMap((one) => ['', ...lines(one)]),
    ...(more > 0 ? ['', `  … and ${more} more`] : []),
  ]
}
