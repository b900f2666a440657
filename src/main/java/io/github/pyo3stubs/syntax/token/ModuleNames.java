// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.syntax.token;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names that modules with stubs can have. */
public final class ModuleNames {

    /** <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming Files</a>, reserved names. */
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

    /** The devices of which there are ten each, with a digit behind the name. */
    private static final Set<String> NUMBERED_DEVICES = Set.of("COM", "LPT");

    private static final int LENGTH_OF_DEVICE = 3;

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
        } else if (isDevice(name)) {
            return Optional.of("is a device on Windows, where no file can have its name");
        }
        return switch (name) {
            case "__init__" -> Optional.of("is the file of the package itself");
            case "__future__" -> Optional.of("is read by Python itself wherever an import names it");
            default -> Optional.empty();
        };
    }

    private static boolean isDevice(String name) {
        if (name.length() < LENGTH_OF_DEVICE) {
            return false;
        }
        String device = name.substring(0, LENGTH_OF_DEVICE).toUpperCase(Locale.ROOT);
        String rest = name.substring(LENGTH_OF_DEVICE);
        return rest.isEmpty()
                ? DEVICES.contains(device)
                : NUMBERED_DEVICES.contains(device)
                        && rest.length() == 1
                        && rest.charAt(0) >= '0'
                        && rest.charAt(0) <= '9';
    }
}
