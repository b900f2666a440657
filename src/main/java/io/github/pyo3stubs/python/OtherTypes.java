// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

/** The part of {@link TypeTable} that has all other modules. */
final class OtherTypes {

    static final String LINES = """
            [_asyncio]
            from asyncio import Future, Task

            [_collections_abc]
            from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Buffer, ByteString
            from collections.abc import Callable, Collection, Container, Coroutine, Generator, Hashable, ItemsView
            from collections.abc import Iterable, Iterator, KeysView, Mapping, MappingView, MutableMapping
            from collections.abc import MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, ValuesView

            [_contextvars]
            from contextvars import Context, ContextVar, Token

            [_io]
            from io import BufferedRWPair, BufferedRandom, BufferedReader, BufferedWriter, BytesIO, FileIO, StringIO
            from io import TextIOWrapper

            [_signal]
            .ItimerError = signal.ItimerError since 3.10

            [_socket]
            .error = OSError
            .timeout = TimeoutError since 3.10

            [_thread]
            .error = RuntimeError

            [_weakrefset]
            from weakref import WeakSet

            [annotationlib] 3.14

            [array]
            array[T](MutableSequence[T])

            [asyncio]
            AbstractEventLoop
            AbstractServer
            .Barrier 3.11
            .BrokenBarrierError(RuntimeError) 3.11
            .EventLoop 3.13
            Future[T](Awaitable[T], Iterable[T])
            .QueueShutDown(Exception) 3.13
            .Runner 3.11
            StreamReader
            StreamWriter
            TaskGroup 3.11
            Task[+T](Future[T])
            .Timeout 3.11

            [asyncio.events]
            from asyncio import AbstractEventLoop, AbstractServer, Handle, TimerHandle

            [asyncio.futures]
            from asyncio import Future

            [asyncio.locks]
            from asyncio import BoundedSemaphore, Condition, Event, Lock, Semaphore

            [asyncio.queues]
            from asyncio import LifoQueue, PriorityQueue, Queue

            [asyncio.streams]
            from asyncio import StreamReader, StreamWriter

            [asyncio.taskgroups]
            from asyncio import TaskGroup

            [asyncio.tasks]
            from asyncio import Task

            [calendar]
            .Day(IntEnum) 3.12
            .Month(IntEnum) 3.12
            .error = ValueError

            [compression] 3.14

            [concurrent.futures]
            .InterpreterPoolExecutor 3.14

            [concurrent.interpreters] 3.14

            [configparser]
            .InvalidWriteError(Exception) 3.14
            .MultilineContinuationError(Exception) 3.13
            .UnnamedSectionDisabledError(Exception) 3.14

            [contextvars]
            ContextVar[T]

            [copy]
            .error = copy.Error

            [dbm.dumb]
            .error = OSError

            [email.errors]
            .MalformedHeaderDefect = email.errors.MissingHeaderBodySeparatorDefect

            [fractions]
            Fraction

            [functools]
            cached_property[+T]
            partial[T]
            partialmethod[T]

            [getopt]
            .error = getopt.GetoptError

            [http]
            .HTTPMethod(StrEnum) 3.11
            HTTPStatus(IntEnum)

            [http.client]
            .error = http.client.HTTPException

            [http.server]
            .HTTPSServer 3.14
            .ThreadingHTTPSServer(http.server.HTTPSServer) 3.14

            [inspect]
            .BufferFlags(IntFlag) 3.12

            [io]
            BufferedIOBase(IOBase)
            BufferedReader[B=...](BufferedIOBase, BinaryIO)
            BufferedWriter[B=...](BufferedIOBase, BinaryIO)
            BytesIO(BufferedIOBase, BinaryIO)
            FileIO(RawIOBase, BinaryIO)
            IOBase
            RawIOBase(IOBase)
            .Reader[+T] 3.14
            StringIO(TextIOBase, TextIO)
            TextIOBase(IOBase)
            TextIOWrapper[+B=...](TextIOBase, TextIO)
            .Writer[-T] 3.14

            [ipaddress]
            IPv4Address
            IPv4Interface(IPv4Address)
            IPv4Network
            IPv6Address
            IPv6Interface(IPv6Address)
            IPv6Network

            [itertools]
            .batched[+T](Iterator[T]) 3.12

            [logging]
            LogRecord
            Logger
            LoggerAdapter[T]

            [mmap]
            .error = OSError

            [nt]
            .error = OSError

            [ossaudiodev]
            .error = ossaudiodev.OSSAudioError

            [pathlib.types] 3.14

            [posix]
            .error = OSError

            [pyexpat]
            .error = xml.parsers.expat.ExpatError

            [queue]
            .ShutDown(Exception) 3.13

            [re]
            Match[T]
            .PatternError(Exception) 3.13
            Pattern[T]
            .error = re.PatternError since 3.13

            [resource]
            .error = OSError

            [select]
            .error = OSError

            [signal]
            .ItimerError = signal.ItimerError since 3.10

            [socket]
            AddressFamily(IntEnum)
            SocketKind(IntEnum)
            .error = OSError
            socket
            .timeout = TimeoutError since 3.10

            [sqlite3]
            .Blob 3.11

            [sre_compile]
            .error = re.PatternError since 3.13

            [sre_constants]
            .error = re.PatternError since 3.13

            [sre_parse]
            .error = re.PatternError since 3.13

            [ssl]
            .CertificateError = ssl.SSLCertVerificationError
            SSLContext
            .socket_error = OSError

            [string.templatelib] 3.14

            [subprocess]
            CompletedProcess[T]
            Popen[T]

            [threading]
            Thread
            .ThreadError = RuntimeError

            [tomllib] 3.11

            [warnings]
            .deprecated 3.13

            [winreg]
            .error = OSError

            [wsgiref.types] 3.11

            [xml.parsers.expat]
            .error = xml.parsers.expat.ExpatError

            [zipfile]
            .BadZipfile = zipfile.BadZipFile
            .error = zipfile.BadZipFile

            [zoneinfo]
            ZoneInfo(tzinfo)

            """;

    private OtherTypes() {}
}
