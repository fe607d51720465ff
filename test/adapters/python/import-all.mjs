// Imports every package of the hosted image inside the sandbox, within its limits; a line says what ran or was left out.
import { systemPython } from '../../../dist/node.js'

const [isolation, python] = process.argv.slice(2)
const modules =
  'numpy scipy.stats sympy pandas rapidfuzz sklearn.metrics rouge_score.rouge_scorer deepdiff jsonschema pydantic yaml nltk sqlparse rdkit.Chem skbio ast_grep_py'
const source = `import importlib, importlib.util
def grade(sample, item):
    there = [name for name in item["modules"] if importlib.util.find_spec(name.split(".")[0])]
    for name in there:
        importlib.import_module(name)
    return len(there)
`
try {
  const runtime = await systemPython({ isolation, python })
  const wanted = modules.split(' ')
  const reply = await runtime.run({ source, sample: {}, item: { modules: wanted } })
  await runtime.close()
  const done = reply.kind === 'value' ? `${Number(reply.value)} of ${wanted.length} packages work` : reply.message
  console.log(`Python: system, ${isolation}: ran, ${done}.`)
  if (reply.kind !== 'value') process.exitCode = 1
} catch (error) {
  console.log(`Python: system, ${isolation}: left out: ${error.message}`)
}
