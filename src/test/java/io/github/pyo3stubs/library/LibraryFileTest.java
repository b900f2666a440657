package io.github.pyo3stubs.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.syntax.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryFileTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cp39-abi3, 3.9",
        "cp39.cp310-abi3, 3.9",
        "cp310.cp39-abi3, 3.9",
        "cp313-cp313t, 3.13",
        "pp310-pypy310_pp73,",
        "py3-none,",
        ","
    })
    void the_oldest_python_that_loads_it_is_in_its_tag(String tag, String minimum) {
        LibraryFile library = new LibraryFile(
                Path.of("geodesy.whl"),
                Optional.of("_native.so"),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(tag));

        assertThat(library.minimumPython().map(PythonVersion::toString)).isEqualTo(Optional.ofNullable(minimum));
    }
}
