import { guardSource } from './guard-source.ts'
import { harness } from './harness.ts'

/**
 * The program of a worker. Over its standard input come lines: the settings (`WorkerSettings`), the source as a JSON
 * string, then one `[sample, item]` for each call. Over its standard output go `ready` and, for each call, its number
 * from 0 and the JSON of its reply.
 */
export const workerSource = String.raw`
import os, sys
sys.path[:] = [path for path in sys.path if path]
${harness}
${guardSource}
try:
    import resource
except ImportError:
    resource = None
import signal, time

def main():
    # The grader gets neither end of the conversation: nothing to read, and its output goes where errors go.
    requests = os.fdopen(os.dup(0), 'rb', 1 << 16)
    replies = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    settings = json.loads(requests.readline())
    become_nobody(settings['user'])
    set_limits(settings)
    forked = []

    def leave():
        forked.append(True)
        os.close(replies)
        os.close(requests.fileno())

    if hasattr(signal, 'SIGXCPU'):
        # The first process of a namespace ignores what it has no handler for.
        signal.signal(signal.SIGXCPU, lambda *_: os._exit(1))
    if hasattr(os, 'register_at_fork'):
        os.register_at_fork(after_in_child=leave)
    os.write(replies, b'ready\n')
    source = requests.readline()
    if not source:
        os._exit(0)
    grader = Grader(json.loads(source), settings['prints'])
    add_guard(settings['guard'])
    readline, judge, write, fstat, clock = requests.readline, grader.judge, os.write, os.fstat, time.monotonic
    leave_process = os._exit
    renewed = 0
    number = 0
    while True:
        line = readline()
        if not line:
            leave_process(0)
        now = clock()
        if now - renewed > 1:
            renewed = now
            limit_cpu(settings['seconds'])
        answer = judge(line.decode())
        if forked:
            leave_process(0)
        try:
            fstat(1)
        except OSError:
            open_output()
            answer = reply('exception', message='ValueError: the grader closed the standard output.')
        data = b'%d %s\n' % (number, answer.encode())
        number += 1
        while data:
            data = data[write(replies, data):]

def become_nobody(user):
    """Limits on processes do not bind root."""
    if user is not None:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)

def set_limits(settings):
    if resource is None:
        return
    memory = settings['memory']
    lower('RLIMIT_DATA', memory)
    # Address space also counts libraries and what is reserved and never touched.
    lower('RLIMIT_AS', 2 * memory)
    lower('RLIMIT_FSIZE', settings['disk'])
    lower('RLIMIT_CORE', 0)
    if settings['processes'] is not None:
        lower('RLIMIT_NPROC', settings['processes'])

def lower(name, most):
    limit = getattr(resource, name, None)
    if limit is None:
        return
    hard = resource.getrlimit(limit)[1]
    if hard == resource.RLIM_INFINITY or hard > most:
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            pass

def limit_cpu(seconds):
    """Behind the clock of the parent, should that be gone: a call that goes on without it is ended."""
    if resource is None:
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used) + seconds + 10
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

def open_output():
    for target in (1, 2):
        try:
            os.fstat(target)
        except OSError:
            nothing = os.open(os.devnull, os.O_WRONLY)
            if nothing != target:
                os.dup2(nothing, target)
                os.close(nothing)

main()
`
