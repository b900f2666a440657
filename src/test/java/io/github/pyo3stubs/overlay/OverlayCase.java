// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.overlay.LayingResult.Faulty;
import io.github.pyo3stubs.overlay.LayingResult.Laid;
import io.github.pyo3stubs.overlay.LayingResult.UncheckedBranch;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.platform.OperatingSystem;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.python.VersionRange;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A case of {@code src/test/resources/overlay}: stubs of one or more targets, an overlay, and what comes of them.
 *
 * @param targets the stubs of each target, by path, each with the target's words such as {@code linux 3.12}
 * @param overlay the overlay's files by path
 * @param expected the sections with the result: stubs by path for each target, {@code fault} or {@code unchecked}
 */
public record OverlayCase(
        String name, List<Target> targets, SortedMap<String, String> overlay, List<Section> expected) {

    private static final Path CASES = Path.of("src/test/resources/overlay");

    /** A part of a case: a line such as {@code -- overlay m.pyi}, and the text below it. */
    public record Section(String kind, String label, String text) {}

    /** The stubs of one target. */
    public record Target(String words, SortedMap<String, String> stubs) {

        OverlayTarget target() {
            List<StubFile> files = new ArrayList<>();
            stubs.forEach((path, text) -> files.add(parsed(path, text)));
            String[] system = words.split(" ");
            VersionRange versions = system.length == 1
                    ? VersionRange.ALL
                    : VersionRange.only(PythonVersion.parse(system[1]).orElseThrow());
            return new OverlayTarget(
                    files.get(0).module(),
                    new View(
                            Stream.of(OperatingSystem.values())
                                    .filter(each -> each.pythonName().equals(system[0]))
                                    .findFirst()
                                    .orElseThrow(),
                            versions),
                    StubTree.of(files));
        }

        private static StubFile parsed(String path, String text) {
            try {
                return StubParser.parse(
                        text,
                        StubFiles.module(path),
                        StubFiles.path(StubFiles.module(path), true).equals(path));
            } catch (StubSyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** All cases of all files. */
    public static List<OverlayCase> all() throws IOException {
        List<OverlayCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^== ")) {
                    if (!text.isBlank() && !text.startsWith("#")) {
                        cases.add(of(file.getFileName() + ": ", text));
                    }
                }
            }
        }
        return cases;
    }

    private static OverlayCase of(String file, String text) {
        String[] parts = text.split("(?m)^-- ");
        List<Target> targets = new ArrayList<>();
        SortedMap<String, String> overlay = new TreeMap<>();
        List<Section> expected = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String header = part.substring(0, part.indexOf('\n'));
            String[] words = header.split(" ", 2);
            String label = words.length > 1 ? words[1] : "m.pyi";
            String body = part.substring(part.indexOf('\n') + 1).stripTrailing();
            body = body.isEmpty() ? "" : body + "\n";
            switch (words[0]) {
                case "target" -> targets.add(new Target(label, new TreeMap<>()));
                case "library" -> {
                    if (targets.isEmpty()) {
                        targets.add(new Target("linux 3.12", new TreeMap<>()));
                    }
                    targets.get(targets.size() - 1).stubs().put(label, body);
                }
                case "overlay" -> overlay.put(label, body);
                default -> expected.add(new Section(words[0], label, body));
            }
        }
        return new OverlayCase(file + parts[0].strip(), targets, overlay, expected);
    }

    /** The result in the form of the expected one. */
    public List<Section> actual() {
        LayingResult result = OverlayLaying.lay(
                Overlay.of(overlay, ""), targets.stream().map(Target::target).toList());
        if (result instanceof Faulty faulty) {
            return List.of(new Section(
                    "fault",
                    "m.pyi",
                    faulty.faults().stream().map(OverlayFault::toString).collect(joining("\n", "", "\n"))));
        }
        Laid laid = (Laid) result;
        List<Section> sections = new ArrayList<>();
        laid.trees().stream()
                .distinct()
                .forEach(tree -> tree.files()
                        .values()
                        .forEach(file -> sections.add(new Section(
                                "result",
                                StubFiles.path(file.module(), tree.isPackage(file.module())),
                                StubPrinter.print(file, tree)))));
        if (!laid.unchecked().isEmpty()) {
            sections.add(new Section(
                    "unchecked",
                    "m.pyi",
                    laid.unchecked().stream().map(UncheckedBranch::toString).collect(joining("\n", "", "\n"))));
        }
        return sections;
    }

    /** The case with another text of the overlay. */
    public OverlayCase with(SortedMap<String, String> other) {
        return new OverlayCase(name, targets, other, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
