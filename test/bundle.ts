import { build } from 'esbuild'

/** What a bundler makes of code that uses the package in a browser: minified text, and the files that leave bytes in it. */
export async function bundle(code: string): Promise<{ readonly text: string; readonly kept: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname },
    // The repository's own paths would lead past the build, to the sources.
    tsconfigRaw: '{}',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'browser',
  })
  const [output] = Object.values(metafile.outputs)
  const kept = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { text: outputFiles[0]?.text ?? '', kept: kept.map(([file]) => file) }
}
