/**
 * Python that refuses what leads outside, by an audit hook: files, connections, processes, signals. It is a rail and no
 * wall: it stops what a grader does by mistake, and code that is bent on it gets round. Walls are of the operating
 * system, and where they stand the guard is told so.
 */
export const guardSource = String.raw`
def add_guard(rules):
    """rules: readable and writable are lists of folders, or absent where the system keeps files apart; processes: allowed or not."""
    readable, writable = rules['readable'], rules['writable']
    own = os.getpid()
    real, fspath, getppid = os.path.realpath, os.fspath, os.getppid
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def refuse(what):
        raise PermissionError(1, 'the sandbox lets no grader %s' % what)

    def inside(path, folders):
        return any(path == folder or path.startswith(folder + os.sep) for folder in folders)

    def resolved(path):
        return None if path is None or isinstance(path, int) else real(os.fsdecode(fspath(path)))

    def may_read(path):
        if not inside(path, readable) and not inside(path, writable):
            refuse('read %s' % path)

    def may_write(path):
        if not inside(path, writable):
            refuse('write %s' % path)

    def on_open(path, mode=None, flags=0, *rest):
        path = resolved(path)
        if path is not None:
            (may_write if flags & writing else may_read)(path)

    def on_read(path=None, *rest):
        path = resolved(path)
        if path is not None:
            may_read(path)

    def on_write(path=None, *rest):
        path = resolved(path)
        if path is not None:
            may_write(path)

    def on_move(old, new, *rest):
        on_write(old)
        on_write(new)

    def on_network(*rest):
        refuse('open a connection')

    def on_process(*rest):
        refuse('start a process without bubblewrap')

    def on_signal(pid, *rest):
        # Where processes may be started, they may be ended too; all others stay out of reach.
        if pid != own and (not rules['processes'] or pid <= 1 or pid == getppid()):
            refuse('signal process %d' % pid)

    checks = {'os.kill': on_signal, 'os.killpg': on_signal}
    if readable is not None:
        checks['open'] = on_open
        for name in ('os.listdir', 'os.scandir', 'sqlite3.connect'):
            checks[name] = on_read
        for name in ('remove', 'mkdir', 'rmdir', 'chmod', 'lchmod', 'chown', 'truncate', 'utime', 'setxattr', 'removexattr'):
            checks['os.' + name] = on_write
        for name in ('rename', 'link', 'symlink'):
            checks['os.' + name] = on_move
    if not rules['network']:
        for name in ('connect', 'bind', 'sendto', 'sendmsg', 'getaddrinfo', 'gethostbyname', 'gethostbyaddr'):
            checks['socket.' + name] = on_network
    if not rules['processes']:
        for name in ('os.fork', 'os.forkpty', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.system', 'os.startfile', 'pty.spawn', 'subprocess.Popen'):
            checks[name] = on_process
    find = checks.get

    def hook(event, values):
        check = find(event)
        if check is not None:
            check(*values)

    sys.addaudithook(hook)
`
