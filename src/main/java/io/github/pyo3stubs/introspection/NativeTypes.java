package io.github.pyo3stubs.introspection;

import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Python's own types by the names that PyO3 gives them in Rust ({@code pyo3::types} and {@code pyo3::exceptions}). */
final class NativeTypes {

    /**
     * A type of Python's.
     *
     * @param name its {@code __name__}, by which PyO3 exports it
     * @param type where it can be imported from; some have another name there
     */
    record NativeType(String name, Name type) {}

    /**
     * The Rust name, the module and name to import, and the type's own name where that is another. PyCapsule and
     * PyFrozenDict are missing: before Python 3.13 and 3.15 there is nothing to import.
     */
    private static final Map<String, NativeType> TYPES = """
            PyAny builtins object
            PyBool builtins bool
            PyByteArray builtins bytearray
            PyBytes builtins bytes
            PyCFunction types BuiltinFunctionType builtin_function_or_method
            PyCode types CodeType code
            PyComplex builtins complex
            PyContext contextvars Context
            PyDate datetime date
            PyDateTime datetime datetime
            PyDelta datetime timedelta
            PyDict builtins dict
            PyDictItems _collections_abc dict_items
            PyDictKeys _collections_abc dict_keys
            PyDictValues _collections_abc dict_values
            PyEnvironmentError builtins OSError
            PyFloat builtins float
            PyFrame types FrameType frame
            PyFrozenSet builtins frozenset
            PyFunction types FunctionType function
            PyGenericAlias types GenericAlias
            PyIOError builtins OSError
            PyInt builtins int
            PyIterator collections.abc Iterator
            PyList builtins list
            PyMappingProxy types MappingProxyType mappingproxy
            PyMemoryView builtins memoryview
            PyModule types ModuleType module
            PyRange builtins range
            PySet builtins set
            PySlice builtins slice
            PyString builtins str
            PySuper builtins super
            PyTime datetime time
            PyTraceback types TracebackType traceback
            PyTuple builtins tuple
            PyType builtins type
            PyTzInfo datetime tzinfo
            """.lines().map(line -> line.split(" ")).collect(
            Collectors.toUnmodifiableMap(
                    words -> words[0], words -> new NativeType(words[words.length - 1], new Name(words[1], words[2]))));

    /** Exceptions are called as in Python. */
    private static final Pattern EXCEPTION =
            Pattern.compile("Py([A-Z]\\w*(?:Error|Exception|Warning|Iteration|Exit|Interrupt|ExceptionGroup))");

    private static final Set<String> MODULES = Set.of(Name.BUILTINS, "contextvars", "datetime", "collections.abc");

    private NativeTypes() {}

    /**
     * The type that an id names.
     *
     * @param module the module that stands in the id: of PyO3's own, one of these few
     * @param rustName such as {@code PyDateTime}
     */
    static Optional<NativeType> of(String module, String rustName) {
        if (!MODULES.contains(module)) {
            return Optional.empty();
        }
        Matcher exception = EXCEPTION.matcher(rustName);
        return Optional.ofNullable(TYPES.get(rustName))
                .or(() -> exception.matches()
                        ? Optional.of(new NativeType(exception.group(1), Name.builtin(exception.group(1))))
                        : Optional.empty());
    }
}
