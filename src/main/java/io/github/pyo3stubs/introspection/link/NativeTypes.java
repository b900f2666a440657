// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's own types by the names that PyO3 gives them in Rust ({@code pyo3::types} and {@code pyo3::exceptions}). */
final class NativeTypes {

    /**
     * For each Rust name the module and name that the type has in Python (PyO3 0.30.1, {@code src/types}).
     * PyWeakrefReference is left out, because its name depends on the Python release.
     */
    private static final Map<String, Name> TYPES = """
            PyAny builtins object
            PyBool builtins bool
            PyByteArray builtins bytearray
            PyBytes builtins bytes
            PyCFunction builtins builtin_function_or_method
            PyCapsule builtins PyCapsule
            PyCode builtins code
            PyComplex builtins complex
            PyContext contextvars Context
            PyDate datetime date
            PyDateTime datetime datetime
            PyDelta datetime timedelta
            PyDict builtins dict
            PyDictItems builtins dict_items
            PyDictKeys builtins dict_keys
            PyDictValues builtins dict_values
            PyFloat builtins float
            PyFrame builtins frame
            PyFrozenDict builtins frozendict
            PyFrozenSet builtins frozenset
            PyFunction builtins function
            PyGenericAlias builtins GenericAlias
            PyInt builtins int
            PyIterator collections.abc Iterator
            PyList builtins list
            PyMappingProxy builtins mappingproxy
            PyMemoryView builtins memoryview
            PyModule builtins module
            PyRange builtins range
            PySet builtins set
            PySlice builtins slice
            PyString builtins str
            PySuper builtins super
            PyTime datetime time
            PyTraceback builtins traceback
            PyTuple builtins tuple
            PyType builtins type
            PyTzInfo datetime tzinfo
            """.lines()
            .map(line -> line.split(" "))
            .collect(toUnmodifiableMap(words -> words[0], words -> new Name(words[1], words[2])));

    /** Exceptions, whose names are those of Python after the prefix. */
    private static final Pattern EXCEPTION =
            Pattern.compile("Py([A-Z]\\w*(?:Error|Exception|Warning|Iteration|Exit|Interrupt|ExceptionGroup))");

    private static final Set<String> MODULES = Set.of(Name.BUILTINS, "contextvars", "datetime", "collections.abc");

    private NativeTypes() {}

    /**
     * The type that an id names, by the type's own module and name, which cannot always be imported.
     *
     * @param module the module in the id; PyO3 writes one of these few
     * @param rustName such as {@code PyDateTime}
     */
    static Optional<Name> of(String module, String rustName) {
        if (!MODULES.contains(module)) {
            return Optional.empty();
        }
        Matcher exception = EXCEPTION.matcher(rustName);
        return Optional.ofNullable(TYPES.get(rustName))
                .or(() -> exception.matches()
                        ? KnownNames.ofException(Name.builtin(exception.group(1)))
                        : Optional.empty());
    }
}
