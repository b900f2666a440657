// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.name.NamePattern;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Mark;
import io.github.pyo3stubs.output.Mark.Author;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modules whose stubs may be written by hand. Such a stub has no mark, and is in the place of the generated one.
 *
 * @param patterns patterns for full module names
 */
public record HandWritten(List<NamePattern> patterns) {

    /** All stubs are generated. */
    public static final HandWritten NONE = new HandWritten(List.of());

    public HandWritten {
        patterns = List.copyOf(patterns);
    }

    /** Whether any stub is written by hand. */
    public boolean isAny() {
        return !patterns.isEmpty();
    }

    /** The stubs that are not written by hand. */
    public StubTree omitted(StubTree stubs) {
        return stubs.without(this::matches);
    }

    private boolean matches(String module) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(module));
    }

    /**
     * The stubs that are written by hand, by the paths of the generated ones.
     *
     * @throws RefusedException when a pattern matches no such stub; the message names all patterns that do not
     */
    SortedMap<String, CommittedStub> in(CommittedFiles committed, StubPaths paths)
            throws RefusedException, IOException {
        if (!isAny()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, CommittedStub> stubs = new TreeMap<>();
        SortedMap<String, String> problems = new TreeMap<>();
        Path directory = committed.directory();
        for (String path : paths.files().keySet()) {
            String module = paths.files().get(path).module();
            if (matches(module)) {
                committed
                        .at(path)
                        .ifPresentOrElse(
                                stub -> {
                                    if (stub.isMarked()) {
                                        problems.put(module, directory.resolve(path) + " is marked as generated");
                                    } else {
                                        stubs.put(path, stub);
                                    }
                                },
                                () -> problems.put(module, directory.resolve(path) + " does not exist"));
            }
        }
        List<String> found = stubs.keySet().stream()
                .map(path -> paths.files().get(path).module())
                .toList();
        List<String> refusals = new ArrayList<>();
        for (NamePattern pattern : patterns) {
            if (found.stream().noneMatch(pattern::matches) && !isOfOtherPlatform(committed, pattern, paths)) {
                refusals.add(pattern + ": " + problem(pattern, problems, paths));
            }
        }
        refuse(refusals);
        return stubs;
    }

    /** Whether a name is that of no module at hand, and there is such a stub: another platform may have the module. */
    private static boolean isOfOtherPlatform(CommittedFiles committed, NamePattern name, StubPaths paths)
            throws IOException {
        if (paths.tree().file(name.text()).isPresent() || !Identifiers.isPath(name.text())) {
            return false;
        }
        for (boolean isPackage : List.of(false, true)) {
            Optional<CommittedStub> stub = committed.at(StubFiles.path(name.text(), isPackage));
            if (stub.isPresent() && !stub.get().isMarked()) {
                return true;
            }
        }
        return false;
    }

    private static String problem(NamePattern pattern, SortedMap<String, String> problems, StubPaths paths) {
        List<String> ofPattern = problems.entrySet().stream()
                .filter(problem -> pattern.matches(problem.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return ofPattern.isEmpty()
                ? "the modules are " + paths.tree().files().keySet().stream().collect(joining(", "))
                : String.join(", ", ofPattern);
    }

    private static void refuse(List<String> problems) throws RefusedException {
        if (!problems.isEmpty()) {
            throw new RefusedException(Message.of(
                    "No stub that is written by hand is found for:\n%s\n%s, or correct %s.",
                    Message.lines("  ", problems),
                    new Advice("Write the stub, and remove the line that marks it as generated"),
                    new ChooseOption(Option.HAND_WRITTEN)));
        }
    }

    /**
     * The texts of the stubs that are written by hand, to be packed, by the names of their modules. They bear a mark
     * that says so.
     *
     * @throws RefusedException when a stub is not in UTF-8 or does not parse, or a pattern matches no stub
     */
    SortedMap<String, String> texts(Path directory, StubPaths paths) throws RefusedException, IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        for (Map.Entry<String, CommittedStub> byHand :
                in(new CommittedFiles(directory), paths).entrySet()) {
            String path = byHand.getKey();
            String module = paths.files().get(path).module();
            if (byHand.getValue().parsed(module).isEmpty()) {
                unreadable.add(directory.resolve(path).toString());
            }
            String text = byHand.getValue().text();
            texts.put(module, new Mark(paths.extension(path), Author.USER).within(text));
        }
        if (!unreadable.isEmpty()) {
            throw new RefusedException(Message.of(
                    "These stubs are written by hand, and are not stubs in UTF-8:\n%s\n%s",
                    Message.lines("  ", unreadable),
                    new Advice("Correct them. Verifying says where they do not parse.")));
        }
        return texts;
    }
}
