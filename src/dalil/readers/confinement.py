"""What a child that parses hostile input may do. Called once, before the first byte of input.

Time and memory are capped, no file can be written, no core is dumped. This is the one place where further rights
(network, reading of files) are to be taken away.
"""

import resource

_FILES = 64


def confine(memory: int) -> None:
    """Bind this process: address space in bytes, no file of any size written, no core dump, few open files."""
    for kind, cap in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = cap if hard == resource.RLIM_INFINITY else min(cap, hard)
        resource.setrlimit(kind, (allowed, allowed))


def allow_seconds(seconds: int) -> None:
    """From now on this process may compute for so many seconds more; then the kernel ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
