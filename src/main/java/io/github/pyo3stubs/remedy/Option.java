package io.github.pyo3stubs.remedy;

/** An option of the user's build tool. For Maven each is a parameter of a goal. */
public enum Option {
    ATTACH("attach"),
    CRATE_DIRECTORY("crateDirectory"),
    LIBRARIES("libraries"),
    MODULE_NAME("moduleName"),
    OUTDATED_LIBRARY("outdatedLibrary"),
    OUTPUT_DIRECTORY("outputDirectory"),
    OVERWRITE("overwrite"),
    PROFILE("profile"),
    SKIP("skip"),
    STUBS_DIRECTORY("stubsDirectory"),
    TARGETS("targets"),
    UNKNOWN_DATA("unknownData");

    private final String label;

    Option(String label) {
        this.label = label;
    }

    /** The name that messages use, such as {@code moduleName}. */
    public String label() {
        return label;
    }
}
