// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.overlay.LayingResult;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.OverlayLaying;
import io.github.pyo3stubs.overlay.OverlayTarget;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

/** Overlays of any text over the stub of a library: they are laid, or their faults are named. */
@Tag("hostile")
class OverlayFuzzTest {

    private static final String LIBRARY = """
            from typing import Final, final, overload
            from _typeshed import Incomplete

            __all__ = ["C", "D", "E", "f", "g", "x"]

            x: Final = 1

            class E(Exception): ...

            @final
            class C:
                A: Final[int]
                def __new__(cls, a: int, /, b: str = ...) -> C: ...
                @property
                def p(self) -> Incomplete: ...
                @p.setter
                def p(self, value: int) -> None: ...
                @staticmethod
                def s(*args: Incomplete) -> Incomplete: ...
                @overload
                def o(self, a: int) -> int: ...
                @overload
                def o(self, a: str) -> str: ...

            class D(C):
                def m(self, a: int, *, k: Incomplete = None) -> None: ...

            def f(a: int, b: Incomplete = ...) -> Incomplete: ...
            async def g() -> int: ...
            """;

    @FuzzTest
    void overlay(byte[] content) throws StubSyntaxException {
        StubTree library = StubTree.of(List.of(StubParser.parse(LIBRARY, "m", false)));
        Overlay overlay = Overlay.of(new TreeMap<>(Map.of("m.pyi", new String(content, UTF_8))), "");
        if (!overlay.faults().isEmpty()) {
            return;
        }
        List<OverlayTarget> targets = OverlayLaying.spans(overlay, VersionRange.ALL).stream()
                .map(span -> new OverlayTarget("m", new View(OperatingSystem.LINUX, span), library))
                .toList();
        LayingResult result = OverlayLaying.lay(overlay, targets);
        if (result instanceof Faulty faulty) {
            assertThat(faulty.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.line()).isPositive());
            return;
        }
        for (StubTree tree : ((Laid) result).trees()) {
            String printed = StubPrinter.print(tree.files().get("m"), tree);
            assertThat(StubParser.parse(printed, "m", false)).as(printed).isNotNull();
        }
    }
}
