/** The packages of the hosted sandbox image `2025-05-08`, with their versions. Spec: section 1.5. */
export const hostedPackages: ReadonlyMap<string, string> = new Map([
  ['numpy', '2.2.4'],
  ['scipy', '1.15.2'],
  ['sympy', '1.13.3'],
  ['pandas', '2.2.3'],
  ['rapidfuzz', '3.10.1'],
  ['scikit-learn', '1.6.1'],
  ['rouge-score', '0.1.2'],
  ['deepdiff', '8.4.2'],
  ['jsonschema', '4.23.0'],
  ['pydantic', '2.10.6'],
  ['pyyaml', '6.0.2'],
  ['nltk', '3.9.1'],
  ['sqlparse', '0.5.3'],
  ['rdkit', '2024.9.6'],
  ['scikit-bio', '0.6.3'],
  ['ast-grep-py', '0.36.2'],
])

/** The corpora of NLTK in that image, with the folder of each. */
export const hostedCorpora: ReadonlyMap<string, string> = new Map([
  ['punkt', 'tokenizers'],
  ['stopwords', 'corpora'],
  ['wordnet', 'corpora'],
  ['omw-1.4', 'corpora'],
  ['names', 'corpora'],
])
