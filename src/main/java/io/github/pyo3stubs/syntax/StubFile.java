package io.github.pyo3stubs.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The stub of one module.
 *
 * @param module the module's full dotted name, such as {@code geodesy._native.shapes}
 * @param isPackage whether the module has submodules, so that relative imports start inside it
 * @param documentation the module's docstring
 * @param body the statements after it, in the order of the text
 */
public record StubFile(String module, boolean isPackage, Optional<String> documentation, List<Statement> body) {
    public StubFile {
        body = List.copyOf(body);
    }
}
