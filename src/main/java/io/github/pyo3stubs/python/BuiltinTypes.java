// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

/** The part of {@link TypeTable} that has the builtins. */
final class BuiltinTypes {

    static final String LINES = """
            [builtins]
            ArithmeticError(Exception)
            AssertionError(Exception)
            AttributeError(Exception)
            BaseException
            BaseExceptionGroup[+E=...](BaseException) 3.11
            BlockingIOError(OSError)
            BrokenPipeError(ConnectionError)
            BufferError(Exception)
            BytesWarning(Warning)
            ChildProcessError(OSError)
            ConnectionAbortedError(ConnectionError)
            ConnectionError(OSError)
            ConnectionRefusedError(ConnectionError)
            ConnectionResetError(ConnectionError)
            DeprecationWarning(Warning)
            EOFError(Exception)
            EncodingWarning(Warning)
            EnvironmentError = OSError
            Exception(BaseException)
            ExceptionGroup[+E=...](BaseExceptionGroup[E], Exception) 3.11
            FileExistsError(OSError)
            FileNotFoundError(OSError)
            FloatingPointError(ArithmeticError)
            FutureWarning(Warning)
            GeneratorExit(BaseException)
            .GenericAlias -> GenericAlias
            IOError = OSError
            .ImportCycleError(ImportError) 3.15
            ImportError(Exception)
            ImportWarning(Warning)
            IndentationError(SyntaxError)
            IndexError(LookupError)
            InterruptedError(OSError)
            IsADirectoryError(OSError)
            KeyError(LookupError)
            KeyboardInterrupt(BaseException)
            LookupError(Exception)
            MemoryError(Exception)
            ModuleNotFoundError(ImportError)
            NameError(Exception)
            NotADirectoryError(OSError)
            NotImplementedError(RuntimeError)
            .NotImplementedType -> NotImplementedType
            OSError(Exception)
            OverflowError(ArithmeticError)
            PendingDeprecationWarning(Warning)
            PermissionError(OSError)
            ProcessLookupError(OSError)
            .PyCapsule -> CapsuleType
            PythonFinalizationError(RuntimeError) 3.13
            RecursionError(RuntimeError)
            ReferenceError(Exception)
            ResourceWarning(Warning)
            RuntimeError(Exception)
            RuntimeWarning(Warning)
            StopAsyncIteration(Exception)
            StopIteration(Exception)
            SyntaxError(Exception)
            SyntaxWarning(Warning)
            SystemError(Exception)
            SystemExit(BaseException)
            TabError(IndentationError)
            TimeoutError(OSError)
            TypeError(Exception)
            UnboundLocalError(NameError)
            UnicodeDecodeError(UnicodeError)
            UnicodeEncodeError(UnicodeError)
            UnicodeError(ValueError)
            UnicodeTranslateError(UnicodeError)
            UnicodeWarning(Warning)
            UserWarning(Warning)
            ValueError(Exception)
            Warning(Exception)
            .WindowsError = OSError
            ZeroDivisionError(ArithmeticError)
            bool(int)
            .builtin_function_or_method -> BuiltinFunctionType
            bytearray(MutableSequence[int], Buffer)
            bytes(Sequence[int], Buffer, Hashable)
            .cell -> CellType
            classmethod[T, **P, +R]
            .code -> CodeType
            complex(SupportsComplex, Hashable)
            dict[K, V](MutableMapping[K, V], Reversible[K])
            .dict_items -> _collections_abc.dict_items
            .dict_keys -> _collections_abc.dict_keys
            .dict_values -> _collections_abc.dict_values
            .ellipsis -> EllipsisType
            enumerate[T](Iterator[tuple[int, T]])
            filter[T](Iterator[T])
            float(complex, SupportsInt, SupportsFloat)
            .frame -> FrameType
            frozendict[K, V](Mapping[K, V]) 3.15
            frozenset[+T](collections.abc.Set[T])
            .function -> FunctionType
            int(float, SupportsIndex, SupportsInt, SupportsFloat)
            list[T](MutableSequence[T])
            map[S](Iterator[S])
            .mappingproxy -> MappingProxyType
            memoryview[T=...](Sequence[T], Buffer)
            .module -> ModuleType
            object
            property
            range(Sequence[int])
            reversed[+T](Iterator[T])
            set[T](MutableSet[T])
            slice[+A=..., +B=..., +C=...]
            staticmethod[**P, +R]
            str(Sequence[str], Hashable)
            super
            .traceback -> TracebackType
            tuple[*T](Sequence[T])
            type[+T]
            zip[+T](Iterator[T])

            """;

    private BuiltinTypes() {}
}
