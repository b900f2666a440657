// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Words for what is wrong with a library.
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

    /** Enough problems to understand what is wrong. */
    private static final int MAX_PROBLEMS = 10;

    /** The number of members that one line names. */
    private static final int MAX_MEMBERS = 20;

    /** What only libraries with a problem need. */
    private static final class Remedies {
        static final Advice ENABLE_INTROSPECTION = new Advice("Add the feature in Cargo.toml"
                + " (pyo3 = { version = \"" + ChunkReader.NEWEST_PYO3
                + "\", features = [\"experimental-inspect\"] }; " + ChunkReader.OLDEST_PYO3
                + " is the oldest version that will do) and build again.");

        static final Advice KNOWN_VERSION = new Advice("Update pyo3stubs-maven-plugin, or set pyo3 to "
                + ChunkReader.NEWEST_PYO3 + " in Cargo.toml and build again.");

        static final Advice BUILD_AGAIN = new Advice("Build it again.");

        static final Advice NOT_STRIPPED = new Advice("Name the library as cargo built it, before it is stripped.");

        static final Message NAME_THE_EXTENSION = Message.of(
                "Name the library that your #[pymodule] is in: %s.", new ChooseOption(Option.LIBRARIES, "<path>"));
    }

    /** Why the library cannot be read, though it may describe an extension; empty if it can. */
    Optional<Message> fatalProblem() {
        if (!records.unknownVersions().isEmpty()) {
            String versions = records.unknownVersions().stream()
                    .map(version -> "'" + version + "'")
                    .collect(joining(" and "));
            return Optional.of(ofTheFile(
                    "it holds introspection records of version %s, which a newer PyO3 writes than this version knows."
                            + " %s",
                    versions, Remedies.KNOWN_VERSION));
        }
        return records.givenUp()
                ? Optional.of(ofTheFile(
                        "no symbols lead to a description of its module, and the search for one was given up, because"
                                + " too much text in it looks like records but is not. %s",
                        Remedies.NOT_STRIPPED))
                : Optional.empty();
    }

    /**
     * Why there is no extension.
     *
     * @param wanted the name of the module that was looked for; empty when nothing tells which of several it is
     */
    Message absence(Optional<String> wanted) throws IOException {
        if (!records.chunks().isEmpty()) {
            return ofTheFile(wanted.map(this::otherModules).orElseGet(this::severalModules));
        }
        if (!records.problems().isEmpty()) {
            return ofTheFile(
                    "none of its introspection records can be read:\n%s\n%s",
                    listed(records.problems()), Remedies.KNOWN_VERSION);
        }
        if (!records.unknownData().isEmpty()) {
            return ofTheFile(
                    "none of its introspection records is known:\n%s\n%s",
                    listed(records.unknownData()), Remedies.KNOWN_VERSION);
        }
        return ofTheFile(withoutRecords(image.contains(PYO3_TRACE)));
    }

    /** The records that were ignored in a library that gave an extension. */
    List<Message> unreadRecords() {
        return ofTheFile(records.problems(), "%d more introspection records were ignored.");
    }

    /** What a newer PyO3 may have written, and was left out. */
    List<Message> unknownData() {
        return ofTheFile(records.unknownData(), "%d more kinds of unknown data were left out.");
    }

    /** What is doubtful about the module, which libraries for other platforms are likely to share. */
    List<Remark> ofTheModule(String module, List<Message> doubts) {
        List<Remark> remarks = new ArrayList<>();
        for (Message doubt : capped(doubts, "%d more such warnings are not shown.")) {
            remarks.add(new Remark(ofTheFile(doubt), module + ": " + doubt));
        }
        return remarks;
    }

    /** Names that the module's stub leaves out because nothing tells what they are: a warning for each. */
    List<Remark> undecided(Map<String, Message> warnings) {
        List<Remark> remarks = new ArrayList<>();
        for (Map.Entry<String, Message> each : warnings.entrySet()) {
            if (remarks.size() < MAX_PROBLEMS) {
                remarks.add(new Remark(ofTheFile(each.getValue()), each.getKey(), Optional.of(each.getKey())));
            }
        }
        if (warnings.size() > remarks.size()) {
            remarks.add(Remark.ofLibrary(
                    ofTheFile("%s more names are left out like these.", warnings.size() - remarks.size())));
        }
        return remarks;
    }

    /** What the stub does not declare because the library does not have it; empty if there is nothing. */
    Optional<Remark> compiledOut(String module, SortedSet<String> members) {
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        ofTheFile(
                                "#[cfg] leaves out these members, which PyO3 describes, so the stub does not declare"
                                        + " them: %s. To declare them: %s",
                                CappedList.of(members, MAX_MEMBERS).inLine(),
                                new SetOption(Option.COMPILED_OUT, CompiledOut.KEEP.label())),
                        module + " is without " + members));
    }

    /** What no module lists, and the stub does not declare because the library does not have it. */
    Optional<Remark> unused(String module, SortedSet<String> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remark(
                        ofTheFile(
                                "no module lists these, and the library has neither their names nor those of their"
                                        + " members, so the stub does not declare them: %s. To declare them: %s",
                                CappedList.of(items, MAX_MEMBERS).inLine(),
                                new SetOption(Option.COMPILED_OUT, CompiledOut.KEEP.label())),
                        module + " is without the unlisted " + items));
    }

    /** Messages that begin with the file. */
    private List<Message> ofTheFile(List<String> messages, String others) {
        List<Message> texts = new ArrayList<>();
        for (String message : messages) {
            texts.add(Message.text(message));
        }
        List<Message> named = new ArrayList<>();
        for (Message message : capped(texts, others)) {
            named.add(ofTheFile(message));
        }
        return named;
    }

    /** The first ten messages, and one that counts the others. */
    private static List<Message> capped(List<Message> messages, String others) {
        int more = messages.size() - MAX_PROBLEMS;
        if (more <= 0) {
            return messages;
        }
        List<Message> capped = new ArrayList<>(messages.subList(0, MAX_PROBLEMS));
        capped.add(Message.text(others.formatted(more)));
        return capped;
    }

    /** A message that begins with the file and what it is. */
    private Message ofTheFile(Message message) {
        String classifiers = platforms.stream().map(Platform::classifier).collect(joining(", "));
        return Message.of("%s (%s, %s): %s", library, image.format(), classifiers, message);
    }

    private Message ofTheFile(String text, Object... values) {
        return ofTheFile(Message.of(text, values));
    }

    private Message otherModules(String wanted) {
        String simpleName = DottedName.of(wanted).last();
        if (!records.problems().isEmpty()) {
            return Message.of(
                    "no introspection record that can be read describes the module '%s'%s. Its own may be among"
                            + " these:\n%s\n%s",
                    simpleName,
                    roots.isEmpty() ? "" : ", only " + quotedRoots(),
                    listed(records.problems()),
                    Remedies.KNOWN_VERSION);
        }
        if (roots.isEmpty()) {
            return Message.of(
                    "its introspection records describe parts of a module, but none the module '%s'. %s %s",
                    simpleName, Remedies.BUILD_AGAIN, Remedies.NAME_THE_EXTENSION);
        }
        String packagePath = wanted.substring(0, wanted.length() - simpleName.length());
        return Message.of(
                "it describes no module '%s', but %s. %s, or correct the name: %s.",
                simpleName,
                quotedRoots(),
                new Advice("Name the #[pymodule] as it is imported"),
                new SetOption(Option.MODULE_NAME, packagePath + roots.get(0)));
    }

    private Message severalModules() {
        return roots.isEmpty()
                ? Message.of("its introspection records describe no module. %s", Remedies.NAME_THE_EXTENSION)
                : Message.of(
                        "it describes several modules: %s. Say which is meant: %s.",
                        quotedRoots(), new SetOption(Option.MODULE_NAME, roots.get(0)));
    }

    private Message withoutRecords(boolean isPyo3) {
        if (initialized.isEmpty()) {
            return Message.of(
                    isPyo3
                            ? "it is made with PyO3, but it is not an extension module: it exports no PyInit_ function."
                                    + " %s"
                            : "it is not a Python extension module: it exports no PyInit_ function. %s",
                    Remedies.NAME_THE_EXTENSION);
        }
        return isPyo3
                ? Message.of(
                        "PyO3 left no description of the module '%s' in it: its feature experimental-inspect is off, or"
                                + " it is older than %s. %s",
                        initialized.get(0), ChunkReader.OLDEST_PYO3, Remedies.ENABLE_INTROSPECTION)
                : Message.of(
                        "it holds the extension module '%s', but that is not made with PyO3, so nothing describes it."
                                + " %s",
                        initialized.get(0), Remedies.NAME_THE_EXTENSION);
    }

    private String quotedRoots() {
        return roots.stream().map(root -> "'" + root + "'").collect(joining(", "));
    }

    private static Message listed(List<String> problems) {
        return CappedList.of(problems, MAX_PROBLEMS).lines("  ");
    }
}
