import { explainSource } from './explain-source.ts'

/**
 * Python that judges single calls, the same in every runtime; it needs the standard library of Python 3.8 or newer.
 *
 * `Grader(source, keep_prints)` loads a source once. `grader.judge(text)` takes the JSON text `[sample, item]`, calls
 * `grade(sample, item)` and gives the JSON text of a `PythonReply` (`src/core/ports.ts`), with `prints` beside it when
 * they are kept. It never raises: whatever the grader does short of ending the process is a reply. Time and memory are
 * for the runtime around it to limit.
 */
export const harness = String.raw`
import errno, io, itertools, json, linecache, sys, types

GRADER_FILE = 'grader.py'
MOST_PRINTED = 10_000_000
MOST_KEPT = 16_000
MOST_FRAMES = 8

# What json.loads calls in the end; its own checks cost as much as a small grader.
scan = json.JSONDecoder().scan_once

class Printed(io.RawIOBase):
    """The bytes of one call's output: the first are kept, all are counted, and too many are an error."""

    def __init__(self):
        self.kept = bytearray()
        self.total = 0

    def writable(self):
        return True

    def write(self, data):
        size = len(data)
        self.total += size
        room = MOST_KEPT - len(self.kept)
        if room > 0:
            self.kept += bytes(data[:room])
        if self.total > MOST_PRINTED:
            raise OSError(errno.EFBIG, 'a call may print at most %d bytes' % MOST_PRINTED)
        return size

    def text(self):
        text = self.kept.decode('utf-8', 'replace')
        more = self.total - len(self.kept)
        return text if more == 0 else '%s\n(%d more bytes)' % (text, more)

class Grader:
    """One source, compiled once; its module globals live as long as it does."""

    def __init__(self, source, keep_prints=False):
        self.source = source
        self.keep_prints = keep_prints
        self.grade = None
        self.failure = None
        self.open_output()
        self.recursion_limit = sys.getrecursionlimit()
        lines = source.splitlines(True)
        linecache.cache[GRADER_FILE] = (len(source), None, lines, GRADER_FILE)

    def judge(self, text):
        try:
            (sample, item), _ = scan(text, 0)
        except RecursionError:
            return reply('server', message='the sample or the row is nested too deeply for the json module of Python.')
        self.restore()
        answer = self.call(sample, item)
        try:
            if self.stream.closed or sys.stdout is not self.stream or sys.stderr is not self.stream or self.printed.total:
                return self.with_output(answer)
        except BaseException:
            pass
        return answer

    def call(self, sample, item):
        try:
            if self.grade is None:
                if self.failure is None:
                    self.load()
                if self.failure is not None:
                    return self.failure
            return described(self.grade(sample, item))
        except BaseException as error:
            # SystemExit, too, is a failure of this one call.
            return explained(error, self.source)

    def load(self):
        # Dataclasses and pydantic look a class's module up by its name.
        module = types.ModuleType('grader')
        sys.modules['grader'] = module
        try:
            exec(compile(self.source, GRADER_FILE, 'exec', dont_inherit=True), module.__dict__)
        except BaseException as error:
            self.failure = explained(error, self.source)
            return
        grade = module.__dict__.get('grade')
        if grade is None:
            self.failure = reply('exception', message='NameError: the source defines no function "grade".')
        elif not callable(grade):
            self.failure = reply('exception', message='TypeError: "grade" is %s, not a function.' % with_article(grade))
        else:
            self.grade = grade

    def open_output(self):
        self.printed = Printed()
        # One stream for both, as a terminal shows them.
        self.stream = io.TextIOWrapper(self.printed, 'utf-8', 'backslashreplace', write_through=True)
        self.printed_by = self.stream
        sys.stdout = sys.stderr = self.stream

    def restore(self):
        """Undoes what a call may have done to the interpreter, so that only module globals outlive it."""
        if sys.getrecursionlimit() != self.recursion_limit:
            sys.setrecursionlimit(self.recursion_limit)

    def with_output(self, answer):
        """Adds what was printed, and starts the next call with a fresh output."""
        printed = self.printed
        closed = self.stream.closed
        self.open_output()
        if closed:
            return reply('exception', message='ValueError: the grader closed the standard output.')
        if printed.total > MOST_PRINTED:
            return reply('exception', message='OSError: the grader printed more than %d bytes.' % MOST_PRINTED)
        if not self.keep_prints or printed.total == 0:
            return answer
        return '%s,"prints":%s}' % (answer[:-1], json.dumps(printed.text()))

def reply(kind, **fields):
    return json.dumps({'kind': kind, **fields}, allow_nan=False, separators=(',', ':'))

def described(value):
    """The reply for what grade() returned; what is no number and no JSON is told by its type."""
    kind = type(value)
    if kind is float or isinstance(value, float):
        return of_float(float.__pos__(value))
    if value is None or kind is bool:
        return reply('value', value=value)
    if kind is int or isinstance(value, int):
        return of_int(int.__pos__(value))
    if isinstance(value, str):
        return reply('value', value=str.__getitem__(value, slice(0, 1000)))
    if isinstance(value, (list, tuple, dict)):
        return of_container(value)
    if isinstance(value, types.CoroutineType):
        value.close()
        return reply('not_a_number', message='it returned a coroutine; write def grade, not async def grade.')
    dtype = getattr(value, 'dtype', None)
    if getattr(dtype, 'kind', None) == 'b' and getattr(value, 'shape', None) == ():
        return reply('value', value=bool(value))
    # Numbers of numpy, decimal and fractions say by __float__ that they are numbers.
    if hasattr(kind, '__float__'):
        try:
            return of_float(float.__pos__(float(value)))
        except (TypeError, ValueError, OverflowError) as error:
            return reply('not_a_number', message='it returned %s, which float() refuses: %s.' % (with_article(value), cut(str(error), 200)))
    return reply('not_a_number', message='it returned %s.' % with_article(value))

def of_float(value):
    if value - value == 0:
        return '{"kind":"value","value":%r}' % value
    return reply('not_a_number', message='it returned %r.' % value)

def of_int(value):
    if -9007199254740992 <= value <= 9007199254740992:
        return '{"kind":"value","value":%d}' % value
    try:
        return of_float(float(value))
    except OverflowError:
        return reply('not_a_number', message='it returned an int of %d bits, too large for a float.' % value.bit_length())

def of_container(value):
    try:
        text = json.dumps(value, allow_nan=False)
        if len(text) <= 4000:
            return '{"kind":"value","value":%s}' % text
    except (TypeError, ValueError, RecursionError):
        pass
    return reply('not_a_number', message='it returned %s.' % with_article(value))

def with_article(value):
    name = type_name(type(value))
    return '%s %s' % ('an' if name[:1].lower() in 'aeiou' else 'a', name)

def type_name(kind):
    # A metaclass may have its own idea of __name__.
    name = cut(type.__dict__['__name__'].__get__(kind), 100)
    module = type.__dict__['__module__'].__get__(kind)
    return name if not isinstance(module, str) or module in ('builtins', 'grader') else '%s.%s' % (cut(module, 100), name)

def cut(text, most):
    return text if len(text) <= most else text[:most - 1] + '…'
${explainSource}`
