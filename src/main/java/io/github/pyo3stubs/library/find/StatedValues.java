// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library.find;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.token.Identifiers;

/**
 * Refuses values of a query that name nothing, whatever the project has. Names of targets and profiles are also names
 * of directories, so that {@code ..} would lead elsewhere.
 *
 * @see <a href="https://doc.rust-lang.org/cargo/reference/profiles.html">Profiles</a>
 */
record StatedValues(LibraryQuery query) {
    /**
     * A triple; some have dots, as {@code thumbv8m.main-none-eabi}. A file that describes a target may lie anywhere.
     */
    private static final String TARGET = "(?s)[\\w-][\\w.-]*|.+\\.json";

    private static final String PROFILE = "(?U)[\\w-]+";

    /** Checks the name of the module. */
    void checkModule() throws ProjectException {
        if (query.moduleName().isPresent()) {
            String name = query.moduleName().get();
            for (String part : DottedName.of(name).parts()) {
                if (!Identifiers.isIdentifier(part)) {
                    throw new ProjectException(Message.of(
                            "'%s' is not a dotted Python name, such as geodesy._native. Correct %s.",
                            name, new ChooseOption(Option.MODULE_NAME)));
                }
            }
        }
    }

    /** Checks what tells where cargo has built. */
    void checkBuild() throws ProjectException {
        for (String target : query.targets()) {
            if (!target.matches(TARGET)) {
                throw new ProjectException(Message.of(
                        "'%s' is neither a target triple, such as x86_64-unknown-linux-gnu, nor a .json file. Correct"
                                + " %s.",
                        target, new ChooseOption(Option.TARGETS)));
            }
        }
        if (query.profile().isPresent() && !query.profile().get().matches(PROFILE)) {
            throw new ProjectException(Message.of(
                    "'%s' cannot be the name of a cargo profile: such names are letters, digits, _ and -. Correct %s.",
                    query.profile().get(), new ChooseOption(Option.PROFILE)));
        }
    }
}
