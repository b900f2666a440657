// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names that modules with stubs can have. */
public final class ModuleNames {

    /** <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files</a>, reserved names. */
    private static final Pattern DEVICE =
            Pattern.compile("CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]", Pattern.CASE_INSENSITIVE);

    private ModuleNames() {}

    /**
     * Why no module can have a simple name, as the end of a sentence that begins with the name.
     *
     * @param name an identifier
     * @return empty if a module can have it
     */
    public static Optional<String> problem(String name) {
        if (Keywords.contains(name)) {
            return Optional.of("is a Python keyword, which no import can name");
        } else if (DEVICE.matcher(name).matches()) {
            return Optional.of("is a device on Windows, where no file can have its name");
        }
        return name.equals("__init__") ? Optional.of("is the file of the package itself") : Optional.empty();
    }
}
