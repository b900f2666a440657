// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.typing.Supertypes;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ObjectMembersTest {

    @Test
    void they_are_those_of_typeshed() throws Exception {
        ClassDefinition object =
                (ClassDefinition) StubParser.parse("""
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
                        """, "object", false).body().get(0);

        assertThat(ObjectMembers.ALL).containsExactlyInAnyOrderEntriesOf(Member.of(object.body()));
    }

    @Test
    void a_member_of_object_is_like_itself() {
        ObjectMembers.ALL
                .values()
                .forEach(member -> assertThat(
                                ObjectMembers.isLike(member.declarations().get(0)))
                        .as(member.name())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def __repr__(self, /) -> str: ...",
                "def __hash__(this, /) -> int: ...",
                "def __eq__(self, other: object, /) -> bool: ...",
                "def __setattr__(self, a: str, b: Any, /) -> None: ...",
            })
    void type_checkers_report_no_method_that_is_like_that_of_object(String text) throws Exception {
        StubTree tree = tree(text);
        Member member = member(tree);
        TypeFit types = TypeFit.certain(new Supertypes(tree), Map.of());
        Name theClass = new Name("m", "C");

        assertThat(ObjectMembers.isLike(member.declarations().get(0))).isTrue();

        Member ofObject = ObjectMembers.ALL.get(member.name());
        assertThat(new MypyOverride(types, theClass).reports(member, List.of(Optional.of(ofObject))))
                .isEmpty();
        assertThat(new PyrightOverride(types, theClass, PythonNames.OBJECT).reports(member, ofObject))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__repr__: str",
                "def __repr__(self) -> int: ...",
                "def __repr__(self): ...",
                "async def __repr__(self) -> str: ...",
                "def __repr__() -> str: ...",
                "def __repr__(self, width: int) -> str: ...",
                "def __repr__(*self) -> str: ...",
                "@staticmethod↵    def __repr__(self) -> str: ...",
                "@property↵    def __hash__(self) -> int: ...",
                "def __eq__(self, value: object) -> bool: ...",
                "def __eq__(self, value: object = None, /) -> bool: ...",
                "def __eq__(self, value: str, /) -> bool: ...",
                "def __eq__(self, value, /) -> bool: ...",
                "def __eq__(self, *value: object) -> bool: ...",
                "def __setattr__(self, a: Any, b: str, /) -> None: ...",
            })
    void other_members_are_not_like_those_of_object(String text) throws Exception {
        assertThat(ObjectMembers.isLike(member(tree(text)).declarations().get(0)))
                .isFalse();
    }

    private static StubTree tree(String text) throws Exception {
        String stub = "from typing import Any\n\nclass C:\n    %s\n".formatted(text.replace("↵", "\n"));
        return StubTree.of(List.of(StubParser.parse(stub, "m", false)));
    }

    private static Member member(StubTree tree) {
        List<Statement> body = tree.files().get("m").body();
        ClassDefinition theClass = (ClassDefinition) body.get(body.size() - 1);
        return Member.of(theClass.body()).values().iterator().next();
    }
}
