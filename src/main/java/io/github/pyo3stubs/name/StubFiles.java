// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.nio.file.Path;

/**
 * The stub files of modules below a root such as site-packages. The stub of a module {@code a.b} is {@code a/b.pyi}, or
 * {@code a/b/__init__.pyi} for a package. Only one of the two may exist, because type checkers ignore the file beside
 * the package. Paths are texts with {@code /} between names.
 *
 * @see <a href="https://peps.python.org/pep-0561/">PEP 561</a>
 */
public final class StubFiles {
    public static final String SUFFIX = ".pyi";

    /** Name of the stub of a package, in the package's directory. */
    public static final String PACKAGE_STUB = "__init__" + SUFFIX;

    /** Name of the file in a top-level package which says that the package has types. */
    public static final String TYPED = "py.typed";

    private static final String IN_PACKAGE = "/" + PACKAGE_STUB;

    private StubFiles() {}

    /** The common beginning of the two paths that a module's stub may have: {@code a/b}. */
    public static String base(String module) {
        return String.join("/", DottedName.of(module).parts());
    }

    /** The common beginning of a stub's path and the path of its {@link #otherForm}; any other path as it is. */
    public static String baseOfPath(String path) {
        if (path.endsWith(IN_PACKAGE)) {
            return path.substring(0, path.length() - IN_PACKAGE.length());
        }
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    /** The full dotted name of the module whose stub has a path: {@code a.b} for {@code a/b.pyi}. */
    public static String module(String path) {
        return baseOfPath(path).replace('/', '.');
    }

    /** The path of a module's stub. */
    public static String path(String module, boolean isPackage) {
        return base(module) + (isPackage ? IN_PACKAGE : SUFFIX);
    }

    /** The other path that the stub of the same module may have. */
    public static String otherForm(String path) {
        return baseOfPath(path) + (path.endsWith(IN_PACKAGE) ? SUFFIX : IN_PACKAGE);
    }

    /** Whether a file is named like a stub. */
    public static boolean isStub(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Whether a file is named like the stub of a package. */
    public static boolean isPackageStub(Path file) {
        return file.getFileName().toString().equals(PACKAGE_STUB);
    }
}
