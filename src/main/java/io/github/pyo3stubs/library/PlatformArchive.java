// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.name.StubTreeNames;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An archive of the stubs for one platform that this product has made, perhaps on another machine.
 *
 * @param path the file
 * @param platform what its libraries were built for, as its name says
 * @param moduleName the full import name of the only extension module that is wanted
 */
public record PlatformArchive(Path path, Platform platform, Optional<String> moduleName) {

    /** Ending of the name of every archive. */
    public static final String ENDING = ".zip";

    /**
     * The archive in a file. Reads only the file's name.
     *
     * @throws ProjectException when the name does not say the platform
     */
    public static PlatformArchive at(Path path, Optional<String> moduleName) throws ProjectException {
        if (isCommon(path)) {
            throw new ProjectException(Message.of(
                    "%s has the name of an archive for all platforms, which does not say which these are. %s",
                    path,
                    new Advice(
                            "Name the archives of the platforms instead, whose names end in stubs-<platform>.zip.")));
        }
        Optional<Platform> platform =
                tree(path).flatMap(StubTreeNames::classifier).flatMap(Platform::ofClassifier);
        if (platform.isEmpty()) {
            throw new ProjectException(Message.of(
                    "%s does not have the name of an archive of stubs, which ends in stubs-<platform>.zip and says the"
                            + " platform, such as stubs-linux-x86_64.zip. %s, or name other files by %s.",
                    path,
                    new Advice("Rename the file to the name that it was made with"),
                    new ChooseOption(Option.LIBRARIES)));
        }
        return new PlatformArchive(path, platform.get(), moduleName);
    }

    /** Whether a file has the ending of an archive. */
    public static boolean isZip(Path path) {
        return path.getFileName().toString().endsWith(ENDING);
    }

    /** Whether a file is named like an archive of stubs, of one platform or of all. */
    public static boolean isNamedAsArchive(Path path) {
        return tree(path).isPresent();
    }

    /** Whether a file is named like the archive for all platforms. */
    public static boolean isCommon(Path path) {
        return tree(path).filter(StubTreeNames.COMMON::equals).isPresent();
    }

    private static Optional<String> tree(Path path) {
        return StubTreeNames.ofArchive(path.getFileName().toString());
    }
}
