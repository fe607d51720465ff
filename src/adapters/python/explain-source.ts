/**
 * Python that tells of an exception as a person wants it: the message with its line, and of the traceback the lines of the
 * grader alone, each with its source and the place in it. Part of `harness`, whose names it uses.
 */
export const explainSource = String.raw`
def explained(error, source):
    """The reply for an exception: its message with the line, and the grader's own part of the traceback."""
    try:
        lines = source.splitlines()
        message, number = message_of(error)
        place = '' if number is None else ' (line %d)' % number
        traceback = '\n'.join(chain_lines(error, lines))
        return reply('exception', message=message + place, **({'traceback': cut(traceback, 8000)} if traceback else {}))
    except BaseException:
        return reply('exception', message='%s, which cannot be shown.' % type_name(type(error)))

def message_of(error):
    name = type_name(type(error))
    if isinstance(error, SyntaxError) and error.filename == GRADER_FILE:
        return '%s: %s' % (name, cut(str(error.msg), 1000)), error.lineno
    try:
        text = cut(str(error), 1000)
    except Exception:
        text = '(its message cannot be shown)'
    last = None
    for frame in own_frames(error):
        last = frame
    return ('%s: %s' % (name, text) if text else name), (None if last is None else last.tb_lineno)

def own_frames(error):
    frame = error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == GRADER_FILE:
            yield frame
        frame = frame.tb_next

def chain_lines(error, lines):
    """The error, and the ones behind it, each with its own lines; three are enough to find a cause."""
    shown = []
    for _ in range(3):
        if shown:
            shown.append('caused by %s' % message_of(error)[0])
        shown += frame_lines(error, lines)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if error is None:
            break
    return shown

def frame_lines(error, lines):
    if isinstance(error, SyntaxError) and error.filename == GRADER_FILE:
        start = (error.offset or 1) - 1
        end = getattr(error, 'end_offset', None)
        end = end - 1 if end and getattr(error, 'end_lineno', None) == error.lineno else start + 1
        return ['line %s' % error.lineno, *marked((error.text or '').rstrip('\r\n'), start, end)]
    head, tail, count = [], [], 0
    for frame in own_frames(error):
        count += 1
        if len(head) < MOST_FRAMES // 2:
            head.append(frame)
        else:
            tail.append(frame)
            if len(tail) > MOST_FRAMES // 2:
                del tail[0]
    between = count - len(head) - len(tail)
    shown = [line for frame in head for line in one_frame(frame, lines)]
    if between > 0:
        shown.append('… %d more calls' % between)
    return shown + [line for frame in tail for line in one_frame(frame, lines)]

def one_frame(frame, lines):
    code = frame.tb_frame.f_code
    number = frame.tb_lineno
    shown = ['line %d, in %s' % (number, cut(code.co_name, 100))]
    if not 0 < number <= len(lines):
        return shown
    text = lines[number - 1]
    start = end = 0
    if hasattr(code, 'co_positions'):
        first, last, start, end = next(itertools.islice(code.co_positions(), frame.tb_lasti // 2, None), (0, 1, 0, 0))
        if first != last or start is None or end is None:
            start = end = 0
        else:
            # Columns count bytes of UTF-8.
            data = text.encode('utf-8', 'surrogatepass')
            start, end = (len(data[:at].decode('utf-8', 'replace')) for at in (start, end))
    return shown + marked(text, start, end)

def marked(text, start, end):
    """A line of source with carets under a part of it; of a very long one, what is around that part."""
    indent = len(text) - len(text.lstrip())
    begin = indent if len(text) - indent <= 160 else max(indent, start - 60)
    shown = text[begin:begin + 160].rstrip()
    if not shown:
        return []
    width = min(end, begin + len(shown)) - max(start, begin)
    if width <= 0 or width >= len(shown):
        return ['    ' + shown]
    return ['    ' + shown, ' ' * (4 + max(start, begin) - begin) + '^' * width]
`
