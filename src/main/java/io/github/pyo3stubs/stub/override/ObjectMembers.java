// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.Map;

/** The methods of {@code object}, as typeshed describes them for all versions of Python. */
final class ObjectMembers {

    private static final String STUB = """
            from typing import Any, Iterable, SupportsIndex

            class AsObject:
                def __delattr__(self, name: str, /) -> None: ...
                def __dir__(self) -> Iterable[str]: ...
                def __eq__(self, value: object, /) -> bool: ...
                def __format__(self, format_spec: str, /) -> str: ...
                def __getattribute__(self, name: str, /) -> Any: ...
                def __hash__(self) -> int: ...
                def __ne__(self, value: object, /) -> bool: ...
                def __reduce__(self) -> str | tuple[Any, ...]: ...
                def __reduce_ex__(self, protocol: SupportsIndex, /) -> str | tuple[Any, ...]: ...
                def __repr__(self) -> str: ...
                def __setattr__(self, name: str, value: Any, /) -> None: ...
                def __sizeof__(self) -> int: ...
                def __str__(self) -> str: ...
            """;

    static final Map<String, Member> ALL = read();

    private ObjectMembers() {}

    private static Map<String, Member> read() {
        try {
            ClassDefinition object = (ClassDefinition)
                    StubParser.parse(STUB, "object", false).body().get(0);
            return Map.copyOf(Member.of(object.body()));
        } catch (StubSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
