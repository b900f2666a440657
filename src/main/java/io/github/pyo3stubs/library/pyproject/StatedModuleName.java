// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.pyproject;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.nio.file.Path;

/**
 * The full import name of an extension module, as a pyproject.toml states it.
 *
 * @param name the name
 * @param key the key that states it
 * @param file the pyproject.toml
 */
public record StatedModuleName(String name, String key, Path file) {

    /**
     * Refuses a {@code moduleName} that contradicts this one. maturin puts a module without a package into a package of
     * the same name, so {@code geodesy} and {@code geodesy.geodesy} may both be right.
     */
    public void check(String moduleName) throws ProjectException {
        if (!moduleName.equals(name) && !moduleName.equals(inNamesake(name)) && !name.equals(inNamesake(moduleName))) {
            throw new ProjectException(Message.of(
                    "The module name is set to '%s', but %s in %s is '%s'. Correct %s or leave it out, or %s. If both"
                            + " are right, name the library by %s; then only the former counts.",
                    moduleName,
                    key,
                    file,
                    name,
                    new ChooseOption(Option.MODULE_NAME),
                    new Advice("correct " + key),
                    new ChooseOption(Option.LIBRARIES)));
        }
    }

    private static String inNamesake(String module) {
        return module + "." + DottedName.of(module).last();
    }
}
