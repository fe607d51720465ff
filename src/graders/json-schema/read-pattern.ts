/**
 * Reads a `pattern`: with the flag `u`, as JSON Schema wants, else without it, since zod's own patterns and many that
 * people write (`\d\-\d`) are regular expressions only then. Throws a SyntaxError when it is neither.
 */
export const readPattern = /* @__PURE__ */ Object.assign(
  (pattern: string): RegExp => {
    try {
      return new RegExp(pattern, 'u')
    } catch {
      return new RegExp(pattern)
    }
  },
  // ajv wants a name for the code that it could write to a file, which is never done here.
  { code: 'readPattern' },
)
