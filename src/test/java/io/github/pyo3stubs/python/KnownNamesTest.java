// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.Expression.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "typing, List, builtins, list",
        "typing, Sequence, collections.abc, Sequence",
        "typing, AbstractSet, collections.abc, Set",
        "typing_extensions, Deque, collections, deque",
        "typing_extensions, Buffer, collections.abc, Buffer",
        "_typeshed, ReadableBuffer, collections.abc, Buffer",
        "typing, Any, typing, Any",
        "typing_extensions, Any, typing, Any",
        "typing_extensions, overload, typing, overload",
        "typing_extensions, ContextManager, contextlib, AbstractContextManager",
        "_asyncio, Future, asyncio, Future",
        "builtins, EnvironmentError, builtins, OSError",
        "builtins, ellipsis, types, EllipsisType",
        "_typeshed, Incomplete, _typeshed, Incomplete",
        "geodesy, List, geodesy, List"
    })
    void a_type_has_one_name_to_compare_it_by(String module, String name, String itsModule, String itsName) {
        assertThat(KnownNames.canonical(new Name(module, name))).isEqualTo(new Name(itsModule, itsName));
    }

    @ParameterizedTest
    @CsvSource({
        "3.9,  typing, Self, typing_extensions",
        "3.10, typing, Self, typing_extensions",
        "3.11, typing, Self, typing",
        "3.12, typing, TypeIs, typing_extensions",
        "3.13, typing, TypeIs, typing",
        "3.14, typing, TypeIs, typing",
        "3.11, collections.abc, Buffer, typing_extensions",
        "3.12, collections.abc, Buffer, collections.abc",
        "3.12, types, CapsuleType, typing_extensions",
        "3.9,  typing, Optional, typing",
        "3.11, builtins, ExceptionGroup, builtins",
        "3.9,  geodesy, Self, geodesy"
    })
    void what_the_oldest_python_lacks_is_in_typing_extensions(
            String minimum, String module, String name, String expected) {
        Name known = new Name(module, name);
        Name available = new Name(expected, name);

        assertThat(KnownNames.available(known, PythonVersion.parse(minimum).orElseThrow()))
                .contains(available);
        assertThat(KnownNames.current(available)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "3.10, builtins, ExceptionGroup",
        "3.14, builtins, frozendict",
        "3.9, asyncio, TaskGroup",
        "3.10, tomllib, TOMLDecodeError",
        "3.13, compression.zstd, ZstdError",
        "3.13, configparser, InvalidWriteError",
        "3.13, configparser, UnnamedSectionDisabledError",
        "3.14, builtins, ImportCycleError"
    })
    void or_nowhere(String minimum, String module, String name) {
        assertThat(KnownNames.available(
                        new Name(module, name), PythonVersion.parse(minimum).orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "typing_extensions, Literal, typing",
        "typing_extensions, deprecated, warnings",
        "typing_extensions, sentinel, typing_extensions",
        "geodesy, Self, geodesy"
    })
    void what_typing_extensions_has_is_what_newer_releases_have(String module, String name, String expected) {
        assertThat(KnownNames.current(new Name(module, name))).isEqualTo(new Name(expected, name));
    }

    @Test
    void only_classes_are_builtins_here() {
        assertThat(KnownNames.builtin("int")).contains(Name.builtin("int"));
        assertThat(KnownNames.builtin("function")).contains(new Name("types", "FunctionType"));
        assertThat(KnownNames.builtin("callable")).isEmpty();
        assertThat(KnownNames.builtin("Self")).isEmpty();
    }
}
