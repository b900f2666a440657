package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a library does not give what was expected of it, in the user's words.
 *
 * @param library the file as every message names it
 * @param image what of the file was read
 * @param platforms what that was built for
 * @param records what its records gave
 * @param roots the modules that they describe
 * @param initialized the modules that Python can load from the library
 */
record Diagnosis(
        String library,
        Image image,
        List<Platform> platforms,
        Records records,
        List<String> roots,
        List<String> initialized) {

    /** The module of PyO3's PanicException, which every library made with PyO3 names. */
    private static final byte[] PYO3_TRACE = "pyo3_runtime".getBytes(StandardCharsets.US_ASCII);

    /** As many are enough to understand what is wrong, and leave the log readable. */
    private static final int MAX_PROBLEMS = 10;

    private static final String ENABLE_INTROSPECTION = "Add the feature in Cargo.toml"
            + " (pyo3 = { version = \"" + ChunkReader.NEWEST_PYO3
            + "\", features = [\"experimental-inspect\"] }; " + ChunkReader.OLDEST_PYO3
            + " is the oldest version that will do) and build again.";

    private static final String UNKNOWN_VERSION =
            "it holds introspection records of version %s, which a newer PyO3 writes than"
                    + " this plugin knows. Update pyo3stubs-maven-plugin, or set pyo3 to " + ChunkReader.NEWEST_PYO3
                    + " in Cargo.toml and build again.";

    private static final String GIVEN_UP =
            "no symbols lead to a description of its module, and the search for one was given up, as too much text in it"
                    + " looks like records and is none. Name the library as cargo built it, before it is stripped.";

    private static final String NAME_THE_EXTENSION =
            "Name the library that your #[pymodule] is in: -Dpyo3stubs.libraries=<path>.";

    /** Why the library cannot be read, though it may describe an extension; empty when it can. */
    Optional<String> hindrance() {
        if (!records.unknownVersions().isEmpty()) {
            String versions = records.unknownVersions().stream()
                    .map(version -> "'" + version + "'")
                    .collect(joining(" and "));
            return Optional.of(ofTheFile(UNKNOWN_VERSION.formatted(versions)));
        }
        return records.givenUp() ? Optional.of(ofTheFile(GIVEN_UP)) : Optional.empty();
    }

    /**
     * Why there is no extension.
     *
     * @param wanted the name of the module that was looked for; empty when nothing tells which of several it is
     */
    String absence(Optional<String> wanted) throws IOException {
        if (!records.chunks().isEmpty()) {
            return ofTheFile(wanted.map(this::otherModules).orElseGet(this::severalModules));
        }
        if (!records.problems().isEmpty()) {
            return ofTheFile("none of its introspection records can be read:" + listed(records.problems()));
        }
        if (!records.unknownData().isEmpty()) {
            return ofTheFile("none of its introspection records is known:" + listed(records.unknownData()));
        }
        return ofTheFile(withoutRecords(image.contains(PYO3_TRACE)));
    }

    /** The records that were passed over in a library that gave an extension. */
    List<String> unreadRecords() {
        return ofTheFile(records.problems(), "%d more introspection records were passed over.");
    }

    /** What a newer PyO3 may have written, and was left out. */
    List<String> unknownData() {
        return ofTheFile(records.unknownData(), "%d more kinds of unknown data were left out.");
    }

    /** What is doubtful about the module, which libraries for other platforms are likely to share. */
    List<Remark> ofTheModule(String module, List<String> doubts) {
        return capped(doubts, "%d more such warnings are not shown.")
                .map(doubt -> new Remark(ofTheFile(doubt), module + ": " + doubt))
                .toList();
    }

    /** Messages that begin with the file. */
    private List<String> ofTheFile(List<String> messages, String others) {
        return capped(messages, others).map(this::ofTheFile).toList();
    }

    /** From the eleventh on messages are counted in one, so that the log stays readable. */
    private static Stream<String> capped(List<String> messages, String others) {
        int more = messages.size() - MAX_PROBLEMS;
        return Stream.concat(
                messages.stream().limit(MAX_PROBLEMS),
                Stream.of(others.formatted(more)).limit(more > 0 ? 1 : 0));
    }

    /** A message that begins with the file and what it is. */
    private String ofTheFile(String message) {
        String classifiers = platforms.stream().map(Platform::classifier).collect(joining(", "));
        return "%s (%s, %s): %s".formatted(library, image.format(), classifiers, message);
    }

    private String otherModules(String wanted) {
        String simpleName = DottedName.of(wanted).last();
        if (!records.problems().isEmpty()) {
            return "no introspection record that can be read describes the module '%s'%s. Its own may be among these:%s"
                    .formatted(
                            simpleName, roots.isEmpty() ? "" : ", only " + quotedRoots(), listed(records.problems()));
        }
        if (roots.isEmpty()) {
            return "its introspection records describe parts of a module, but none the module '%s'. Build it again. %s"
                    .formatted(simpleName, NAME_THE_EXTENSION);
        }
        String packagePath = wanted.substring(0, wanted.length() - simpleName.length());
        return ("it describes no module '%s', but %s. Name the #[pymodule] as it is imported, or correct the name: "
                        + "-Dpyo3stubs.moduleName=%s.")
                .formatted(simpleName, quotedRoots(), packagePath + roots.get(0));
    }

    private String severalModules() {
        return roots.isEmpty()
                ? "its introspection records describe no module. " + NAME_THE_EXTENSION
                : "it describes several modules: %s. Say which is meant: -Dpyo3stubs.moduleName=%s."
                        .formatted(quotedRoots(), roots.get(0));
    }

    private String withoutRecords(boolean isPyo3) {
        if (initialized.isEmpty()) {
            return isPyo3
                    ? "it is made with PyO3, but it is no extension module: it exports no PyInit_ function. "
                            + NAME_THE_EXTENSION
                    : "it is no Python extension module: it exports no PyInit_ function. " + NAME_THE_EXTENSION;
        }
        return isPyo3
                ? ("PyO3 left no description of the module '%s' in it: its feature experimental-inspect is off, "
                                + "or it is older than %s. %s")
                        .formatted(initialized.get(0), ChunkReader.OLDEST_PYO3, ENABLE_INTROSPECTION)
                : "it holds the extension module '%s', but that is not made with PyO3, so nothing describes it. %s"
                        .formatted(initialized.get(0), NAME_THE_EXTENSION);
    }

    private String quotedRoots() {
        return roots.stream().map(root -> "'" + root + "'").collect(joining(", "));
    }

    private static String listed(List<String> problems) {
        String shown = problems.stream()
                .limit(MAX_PROBLEMS)
                .map(problem -> "\n  " + problem)
                .collect(joining());
        int more = problems.size() - MAX_PROBLEMS;
        return more > 0 ? shown + "\n  … and %d more".formatted(more) : shown;
    }
}
