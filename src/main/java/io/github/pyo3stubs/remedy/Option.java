// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.remedy;

/** An option of the user's build tool that a remedy may name. */
public enum Option {
    ATTACH("attach"),
    COMPILED_OUT("compiledOut"),
    CRATE_DIRECTORY("crateDirectory"),
    EXEMPTIONS("exemptions"),
    HAND_WRITTEN("handWritten"),
    HEADER("header"),
    HEADER_FILE("headerFile"),
    LIBRARIES("libraries"),
    MINIMUM_PYTHON("minimumPython"),
    MODULE_NAME("moduleName"),
    OFFER_OVERLAY("offerOverlay"),
    OUTDATED_LIBRARY("outdatedLibrary"),
    OUTPUT_DIRECTORY("outputDirectory"),
    OVERWRITE("overwrite"),
    OVERLAY_DIRECTORY("overlayDirectory"),
    PLATFORMS("platforms"),
    PROFILE("profile"),
    RELOCATIONS("relocations"),
    REQUIRE_DOCUMENTATION("requireDocumentation"),
    REQUIRE_PLATFORMS("requirePlatforms"),
    REQUIRE_TYPES("requireTypes"),
    SKIP("skip"),
    STUBS_DIRECTORY("stubsDirectory"),
    TARGETS("targets"),
    UNKNOWN_DATA("unknownData"),
    UNLISTED("unlisted");

    private final String label;

    Option(String label) {
        this.label = label;
    }

    /** The option's name, such as {@code moduleName}. */
    public String label() {
        return label;
    }
}
