// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.gate.Gap;
import io.github.pyo3stubs.gate.Gap.Place;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.platform.CLibrary;
import io.github.pyo3stubs.platform.Cpu;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement.Import;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that define their own {@code equals}, because that of Java takes longer in a first run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordEqualityTest {

    private static final Platform LINUX = new Platform(OperatingSystem.LINUX, Cpu.X86_64, CLibrary.USUAL);
    private static final Platform MUSL = new Platform(OperatingSystem.LINUX, Cpu.X86_64, CLibrary.MUSL);
    private static final PythonVersion OLD = new PythonVersion(3, 9);
    private static final PythonVersion NEW = new PythonVersion(3, 12);

    /** Pairs of records that differ in all components. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(LINUX, new Platform(OperatingSystem.WINDOWS, Cpu.AARCH_64, CLibrary.MUSL)),
                Arguments.of(new Target(LINUX, Optional.empty()), new Target(MUSL, Optional.of("cp39-abi3"))),
                Arguments.of(OLD, new PythonVersion(4, 0)),
                Arguments.of(new Name("a", "b"), new Name("c", "d")),
                Arguments.of(
                        new Import(new Name("a", "b"), Optional.of("b"), true),
                        new Import(new Name("a", "c"), Optional.empty(), false)),
                Arguments.of(VersionRange.from(OLD), new VersionRange(NEW, Optional.of(new PythonVersion(3, 14)))),
                Arguments.of(
                        new ExtensionReader(OLD, CompiledOut.OMIT, new Unlisted.Ignored()),
                        new ExtensionReader(NEW, CompiledOut.KEEP, new Unlisted.InRoot())),
                Arguments.of(
                        new Gap(Place.RESULT, "", Optional.empty()), new Gap(Place.PARAMETER, "a", Optional.of("Any"))),
                Arguments.of(
                        new LibraryFile(
                                Path.of("a.so"), Optional.empty(), Optional.empty(), List.of(), Optional.empty()),
                        new LibraryFile(
                                Path.of("b.whl"),
                                Optional.of("b.so"),
                                Optional.of("b"),
                                List.of(LINUX),
                                Optional.of("cp39-abi3"))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void records_are_equal_if_all_components_are(Record one, Record other) throws Exception {
        Object[] components = components(one);
        Object[] others = components(other);

        assertThat(made(one, components)).isEqualTo(one).hasSameHashCodeAs(one).isNotEqualTo("a text");
        for (int i = 0; i < components.length; i++) {
            Object[] changed = components.clone();
            changed[i] = others[i];
            assertThat(made(one, changed)).isNotEqualTo(one);
        }
    }

    private static Object[] components(Record of) throws ReflectiveOperationException {
        RecordComponent[] all = of.getClass().getRecordComponents();
        Object[] values = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = all[i].getAccessor().invoke(of);
        }
        return values;
    }

    private static Object made(Record like, Object[] components) throws ReflectiveOperationException {
        Class<?>[] types = Stream.of(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return like.getClass().getDeclaredConstructor(types).newInstance(components);
    }
}
