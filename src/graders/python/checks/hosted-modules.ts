import { words } from '../words.ts'

/** Modules of the packages in the image `2025-05-08` of hosted graders. Spec: section 1.5. */
export const packageModules: ReadonlySet<string> = new Set([
  'numpy',
  'scipy',
  'sympy',
  'pandas',
  'rapidfuzz',
  'sklearn',
  'rouge_score',
  'deepdiff',
  'jsonschema',
  'pydantic',
  'yaml',
  'nltk',
  'sqlparse',
  'rdkit',
  'skbio',
  'ast_grep_py',
])

/** The public modules of the standard library, as `sys.stdlib_module_names` of CPython 3.11 has them. */
export const standardModules: ReadonlySet<string> = /* @__PURE__ */ words(
  'abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 ' +
    'cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser ' +
    'contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest ' +
    'email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath ' +
    'getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ' +
    'ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap ' +
    'modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ' +
    'ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty ' +
    'pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched ' +
    'secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile ' +
    'sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny ' +
    'tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback ' +
    'tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser ' +
    'winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo',
)

const network = 'Hosted graders have no network: put what you would fetch into the rows.'
const model = 'Hosted graders have no model: use a score_model or text_similarity grader beside this one.'
const rapidfuzz = 'Use rapidfuzz, which the image has.'
const json = 'Use json of the standard library.'

/** What the image has instead of well-known packages that it lacks, by the module's name. */
export const insteadOf: ReadonlyMap<string, string> = /* @__PURE__ */ hints([
  [network, 'requests httpx aiohttp urllib3 boto3 botocore websockets grpc redis psycopg2 pymongo wandb mlflow azure'],
  [model, 'openai anthropic litellm langchain transformers sentence_transformers tiktoken tokenizers vllm'],
  [model, 'bert_score datasets huggingface_hub evaluate langdetect'],
  [rapidfuzz, 'Levenshtein fuzzywuzzy thefuzz jellyfish textdistance editdistance pylev polyleven fuzzysearch'],
  [json, 'orjson ujson simplejson rapidjson json5 demjson json_repair'],
  ['Use numpy or scikit-learn, which the image has.', 'torch tensorflow jax keras xgboost lightgbm numba cupy'],
  ['Use scipy.stats or scikit-learn, which the image has.', 'statsmodels pingouin'],
  ['Use pandas, which the image has.', 'polars pyarrow duckdb dask vaex openpyxl'],
  ['Use nltk, which the image has.', 'spacy textblob gensim stanza sacrebleu inflect pattern bleu'],
  ['Use rouge_score, which the image has.', 'rouge pyrouge py_rouge'],
  ['Use html.parser or xml.etree of the standard library.', 'bs4 lxml html5lib parsel xmltodict'],
  ['Use re of the standard library.', 'regex re2 parse'],
  ['Use datetime and zoneinfo of the standard library.', 'dateutil arrow pendulum pytz dateparser'],
  ['Use dataclasses, or pydantic, which the image has.', 'attr attrs'],
  ['Use pydantic or jsonschema, which the image has.', 'marshmallow cerberus voluptuous schema fastjsonschema'],
  ['Use tomllib of the standard library.', 'toml tomli tomlkit'],
  ['Use yaml, the module of pyyaml, which the image has.', 'ruamel oyaml pyyaml'],
  ['Use ast of the standard library, or ast_grep_py, which the image has.', 'tree_sitter libcst parso black'],
  ['Use sqlparse, which the image has.', 'sqlglot sqlfluff'],
  ['Use sympy, which the image has.', 'latex2sympy2 math_verify numexpr mpmath'],
  ['Use fractions, decimal or sympy, which are there.', 'pint uncertainties'],
  ['Use skbio or rdkit, which the image has.', 'Bio openbabel'],
  ['Use sklearn, the module of scikit-learn.', 'scikit_learn'],
  ['Use skbio, the module of scikit-bio.', 'scikit_bio'],
])

function hints(entries: readonly (readonly [hint: string, modules: string])[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([hint, modules]) => modules.split(' ').map((name) => [name, hint] as const)))
}
