// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.compare.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change.Redefined;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedefinitionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f() -> int: ...\ndef f() -> str: ...\n",
                "class A:\n  x: int\nclass A:\n  y: int\n",
                "class A:\n  x: int\nclass A:\n  def f(self) -> int: ...\n  def f(self) -> str: ...\n",
                "class A:\n  def f(self) -> int: ...\n  def f(self) -> str: ...\nclass A:\n  x: int\n",
            })
    void a_stub_may_define_a_name_as_often_as_the_library(String stub) throws StubSyntaxException {
        assertThat(redefined(stub, stub)).isEmpty();
        assertThat(redefined(stub + "z: int\n", stub)).isEmpty();
    }

    private static List<String> redefined(String library, String stub) throws StubSyntaxException {
        return Drift.between(parsed(library), parsed(stub), Comparison.CONTENT).changes().stream()
                .filter(Redefined.class::isInstance)
                .map(change -> ((Redefined) change).name())
                .toList();
    }

    private static StubFile parsed(String text) throws StubSyntaxException {
        return StubParser.parse(text, "m", false);
    }
}
