import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { hostedCorpora, hostedPackages } from './hosted-image.ts'
import type { Interpreter } from './interpreter.ts'

/** A package of the hosted image, and what is here of it. */
export interface InstalledPackage {
  readonly name: string
  readonly hosted: string
  /** The version that is here, if any. */
  readonly installed?: string
}

/** What an interpreter has of the hosted image. */
export interface InstalledImage {
  readonly packages: readonly InstalledPackage[]
  /** The corpora of NLTK that are not here. */
  readonly missingCorpora: readonly string[]
}

const asking = `import importlib.metadata, json, os, sys
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
def found(folder, name):
    places = [os.path.join(sys.prefix, *below, 'nltk_data') for below in ([], ['share'], ['lib'])] + ['/usr/share/nltk_data', '/usr/lib/nltk_data']
    return any(os.path.exists(os.path.join(place, folder, name + end)) for place in places for end in ('', '.zip'))
names, corpora = json.loads(sys.argv[1])
print(json.dumps([[version(name) for name in names], [found(folder, name) for name, folder in corpora]]))`

/** Asks an interpreter which packages and corpora of the hosted image it has. */
export async function installedImage({ executable }: Interpreter): Promise<InstalledImage> {
  const wanted = JSON.stringify([[...hostedPackages.keys()], [...hostedCorpora]])
  const { stdout } = await promisify(execFile)(executable, ['-s', '-c', asking, wanted], { timeout: 60_000 })
  const [versions, corpora] = JSON.parse(stdout) as [(string | null)[], boolean[]] // printed by our own script
  const packages = [...hostedPackages].map(([name, hosted], index) => {
    const installed = versions[index] ?? undefined
    return installed === undefined ? { name, hosted } : { name, hosted, installed }
  })
  return { packages, missingCorpora: [...hostedCorpora.keys()].filter((_, index) => corpora[index] !== true) }
}
