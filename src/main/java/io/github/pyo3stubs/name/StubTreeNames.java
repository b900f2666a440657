// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of trees of stubs: {@code stubs} for the tree of all platforms, and {@code stubs-<platform>} for the tree of
 * one. A tree's directory has this name, its archive {@code <project>-<name>.zip}, and its artifact has it as
 * classifier.
 */
public final class StubTreeNames {
    /** Name of the tree for all platforms. */
    public static final String COMMON = "stubs";

    /** Beginning of the name of a tree for one platform. */
    public static final String PLATFORM_PREFIX = COMMON + "-";

    private StubTreeNames() {}

    /** Name of the tree for one platform. */
    public static String ofPlatform(String classifier) {
        return PLATFORM_PREFIX + classifier;
    }

    /** The platform's classifier in the name of a tree; empty for the tree of all platforms. */
    public static Optional<String> classifier(String tree) {
        return tree.startsWith(PLATFORM_PREFIX)
                ? Optional.of(tree.substring(PLATFORM_PREFIX.length()))
                : Optional.empty();
    }

    /** The file name of a project's archive of a tree. */
    public static String archive(String project, String tree) {
        return project + "-" + tree + ".zip";
    }

    /** Few builds have archives. */
    private static final class Patterns {
        /** The last possible name counts, because a project may be called {@code geodesy-stubs-tools}. */
        static final Pattern ARCHIVE = Pattern.compile("(?:.*-)?(" + COMMON + "(?:-\\w[\\w-]*)?)\\.zip");
    }

    /** The name of the tree that an archive is of, by the archive's file name; empty for any other file. */
    public static Optional<String> ofArchive(String fileName) {
        Matcher matcher = Patterns.ARCHIVE.matcher(fileName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
