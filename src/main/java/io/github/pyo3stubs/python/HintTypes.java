// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

/** The part of {@link TypeTable} that has the modules of which type hints have most names. */
final class HintTypes {

    static final String LINES = """
            [_typeshed]
            from collections.abc import Buffer as ReadOnlyBuffer
            BytesPath
            Incomplete
            ReadableBuffer = Buffer
            StrOrBytesPath
            StrPath
            SupportsGetItem[-K, +V]
            SupportsItems[+K, +V]
            SupportsKeysAndGetItem[K, +V]
            SupportsLenAndGetItem[+T](SupportsGetItem[int, T])
            SupportsRead[+T]
            SupportsReadline[+T]
            SupportsRichComparison
            SupportsWrite[-T]
            WriteableBuffer = Buffer

            [collections]
            ChainMap[K, V](MutableMapping[K, V])
            Counter[T](dict[T, int])
            OrderedDict[K, V](dict[K, V])
            UserDict[K, V](MutableMapping[K, V])
            UserList[T](MutableSequence[T])
            UserString(Sequence[UserString])
            defaultdict[K, V](dict[K, V])
            deque[T](MutableSequence[T])

            [collections.abc]
            AsyncGenerator[+Y, -S=...](AsyncIterator[Y])
            AsyncIterable[+T]
            AsyncIterator[+T](AsyncIterable[T])
            Awaitable[+T]
            Buffer 3.12
            Callable[**P, +R]
            Collection[+T](Iterable[T], Container[T], Sized)
            Container[+T]
            Coroutine[+Y, -S, +R](Awaitable[R])
            Generator[+Y, -S=..., +R=...](Iterator[Y])
            Hashable
            ItemsView[+K, +V](MappingView, collections.abc.Set[tuple[K, V]])
            Iterable[+T]
            Iterator[+T](Iterable[T])
            KeysView[+K](MappingView, collections.abc.Set[K])
            MappingView(Sized)
            Mapping[K, +V](Collection[K], SupportsGetItem[K, V])
            MutableMapping[K, V](Mapping[K, V])
            MutableSequence[T](Sequence[T])
            MutableSet[T](collections.abc.Set[T])
            Reversible[+T](Iterable[T])
            Sequence[+T](Reversible[T], Collection[T], SupportsLenAndGetItem[T])
            .Set[+T](Collection[T])
            Sized
            ValuesView[+V](MappingView, Collection[V])

            [contextlib]
            AbstractAsyncContextManager[+T, +E=...]
            AbstractContextManager[+T, +E=...]
            AsyncExitStack[+E=...]
            ExitStack[+E=...]
            .chdir[T](AbstractContextManager[None, None]) 3.11

            [dataclasses]
            !InitVar

            [datetime]
            .UTC 3.11
            date
            datetime(date)
            time
            timedelta
            timezone(tzinfo)
            tzinfo

            [decimal]
            Decimal

            [enum]
            Enum
            .EnumCheck(StrEnum) 3.11
            .EnumDict(dict[str, Any]) 3.13
            EnumMeta(type)
            EnumType(type) 3.11
            Flag(Enum)
            .FlagBoundary(StrEnum) 3.11
            IntEnum(int, enum.ReprEnum)
            IntFlag(int, enum.ReprEnum, Flag)
            .ReprEnum(Enum) 3.11
            StrEnum(str, enum.ReprEnum) 3.11

            [os]
            DirEntry[T]
            PathLike[+T]
            .error = OSError

            [pathlib]
            Path(PurePath)
            PosixPath(Path, PurePosixPath)
            PurePath(PathLike[str])
            PurePosixPath(PurePath)
            PureWindowsPath(PurePath)
            .UnsupportedOperation(NotImplementedError) 3.13
            WindowsPath(Path, PureWindowsPath)

            [types]
            AsyncGeneratorType[+Y, -S=...](AsyncGenerator[Y, S])
            BuiltinFunctionType
            BuiltinMethodType = BuiltinFunctionType
            CapsuleType 3.13
            CellType
            CodeType
            CoroutineType[+Y, -S, +R](Coroutine[Y, S, R])
            EllipsisType
            FrameType
            FunctionType
            GeneratorType[+Y, -S=..., +R=...](Generator[Y, S, R])
            GenericAlias
            .LambdaType = FunctionType
            MappingProxyType[+K, +V](Mapping[K, V])
            MethodType
            ModuleType
            NoneType(Hashable)
            NotImplementedType
            SimpleNamespace
            TracebackType
            UnionType

            [typing]
            from collections import ChainMap, Counter, OrderedDict
            from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, ByteString, Callable
            from collections.abc import Collection, Container, Coroutine, Generator, Hashable, ItemsView, Iterable
            from collections.abc import Iterator, KeysView, Mapping, MappingView, MutableMapping, MutableSequence
            from collections.abc import MutableSet, Reversible, Sequence, Sized, ValuesView
            from re import Match, Pattern
            AbstractSet = collections.abc.Set
            !Annotated[T, M, *N]
            Any
            AnyStr
            AsyncContextManager = AbstractAsyncContextManager
            BinaryIO(IO[bytes])
            ClassVar[T]
            !Concatenate[T, P, *Q] 3.10
            ContextManager = AbstractContextManager
            DefaultDict = defaultdict
            Deque = deque
            Dict = dict
            Final[T]
            ForwardRef
            FrozenSet = frozenset
            IO[T]
            List = list
            LiteralString 3.11
            !Literal[V, *W]
            .NamedTuple(tuple[Any, ...])
            Never 3.11
            NoReturn = Never
            .!NotRequired[T] 3.11
            !Optional[T]
            .ParamSpec 3.10
            .!ReadOnly[T] 3.13
            .!Required[T] 3.11
            Self 3.11
            Set = set
            SupportsAbs[+T]
            SupportsBytes
            SupportsComplex
            SupportsFloat
            SupportsIndex
            SupportsInt
            SupportsRound[+T]
            Text = str
            TextIO(IO[str])
            Tuple = tuple
            Type = type
            .!TypeAlias 3.10
            .TypeAliasType 3.12
            TypeForm[+T] 3.15
            !TypeGuard[+T] 3.10
            !TypeIs[T] 3.13
            .TypeVar
            .TypeVarTuple 3.11
            !Union[T, *U]
            !Unpack[T] 3.11
            .!override 3.12

            [typing_extensions]
            from collections.abc import Buffer
            from io import Reader, Writer
            from types import CapsuleType, get_original_bases
            from typing import AbstractSet, Annotated, Any, AnyStr, AsyncContextManager, AsyncGenerator, AsyncIterable
            from typing import AsyncIterator, Awaitable, BinaryIO, Callable, ChainMap, ClassVar, Collection
            from typing import Concatenate, Container, ContextManager, Coroutine, Counter, DefaultDict, Deque, Dict
            from typing import Final, ForwardRef, FrozenSet, Generator, Generic, Hashable, IO, ItemsView, Iterable
            from typing import Iterator, KeysView, List, Literal, LiteralString, Mapping, MappingView, Match
            from typing import MutableMapping, MutableSequence, MutableSet, NamedTuple, Never, NewType, NoDefault
            from typing import NoReturn, NotRequired, Optional, OrderedDict, ParamSpec, ParamSpecArgs, ParamSpecKwargs
            from typing import Pattern, Protocol, ReadOnly, Required, Reversible, Self, Sequence, Set, Sized
            from typing import SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt
            from typing import SupportsRound, TYPE_CHECKING, Text, TextIO, Tuple, Type, TypeAlias, TypeAliasType
            from typing import TypeForm, TypeGuard, TypeIs, TypeVar, TypeVarTuple, TypedDict, Union, Unpack
            from typing import ValuesView, assert_never, assert_type, cast, clear_overloads, dataclass_transform
            from typing import final, get_args, get_origin, get_overloads, get_protocol_members, get_type_hints
            from typing import is_protocol, is_typeddict, no_type_check, no_type_check_decorator, overload, override
            from typing import reveal_type, runtime_checkable, runtime_checkable as runtime
            from warnings import deprecated
            .Sentinel = typing_extensions.sentinel

            [uuid]
            UUID

            """;

    private HintTypes() {}
}
