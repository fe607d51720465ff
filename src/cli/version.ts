declare const graderkitVersion: string

/** The version of this package; written in by the build. */
export const packageVersion: string = typeof graderkitVersion === 'string' ? graderkitVersion : '0.0.0'
