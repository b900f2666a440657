// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Parameter.Kind;
import io.github.pyo3stubs.syntax.StubTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Python calls each method of the crate {@code slots} by keyword. The methods that reject the call are those whose
 * stubs say so.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotsIT {

    private static final Path WORK = CheckedPackage.WORK.resolveSibling("slots");

    /** The records of 0.28.3 do not distinguish slots from other methods, those of 0.30.1 do. */
    @ParameterizedTest
    @ValueSource(strings = {"0.28.3", "0.30.1"})
    void methods_take_keywords_if_their_stubs_say_so(String version) throws Exception {
        assumeThat(Cargo.lack()).as("cargo").isEmpty();
        Optional<Path> python = Program.onPath("python3");
        assumeThat(python).as("Python").isPresent();
        Path library = build(version);
        SortedMap<String, List<Parameter>> methods = methods(library);

        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                python.get().toString(),
                                "-B",
                                Path.of("src/test/python/keywords.py").toString()),
                        methods.entrySet().stream().map(SlotsIT::call))
                .toList());
        builder.environment().put("PYTHONPATH", library.getParent().toString());
        Program calls = Program.run(builder);

        assertThat(calls.succeeded()).as("%s", calls).isTrue();
        assertThat(calls.output().lines().toList())
                .contains("Called.__new__", "Called.__init__", "Called.__call__", "Methods.__enter__")
                .containsExactlyElementsOf(methods.keySet().stream()
                        .filter(method -> methods.get(method).stream()
                                .anyMatch(parameter -> parameter.kind() == Kind.POSITIONAL_OR_KEYWORD))
                        .toList());
    }

    /** The directory with the library, for Python's path. */
    private static Path build(String version) throws Exception {
        Path built = CheckedPackage.build("slots", version);
        Path library = WORK.resolve(version).resolve("slots.abi3.so");
        Files.createDirectories(library.getParent());
        return Files.copy(built, library, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The methods in the stubs of a library that have parameters besides the object. */
    private static SortedMap<String, List<Parameter>> methods(Path library) throws Exception {
        Reading reading = new ExtensionReader(PythonVersion.OLDEST)
                .read(new LibraryFile(library, Optional.of("slots"), Optional.empty()));
        StubTree tree = StubSet.of(reading.stubs()).common().orElseThrow();
        SortedMap<String, List<Parameter>> methods = new TreeMap<>();
        for (ClassDefinition owner : only(tree.file("slots").orElseThrow().body(), ClassDefinition.class)) {
            for (Function method : only(owner.body(), Function.class)) {
                List<Parameter> parameters = method.parameters();
                if (parameters.size() > 1) {
                    methods.put(owner.name() + "." + method.name(), parameters.subList(1, parameters.size()));
                }
            }
        }
        return methods;
    }

    private static <T> List<T> only(List<?> statements, Class<T> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String call(Map.Entry<String, List<Parameter>> method) {
        return method.getKey() + "("
                + String.join(
                        ", ", method.getValue().stream().map(Parameter::name).toList()) + ")";
    }
}
