// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.name.ModulePlaces;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The modules whose stubs may be written by hand. Such a stub has no mark, and is in the place of the generated one.
 *
 * @param patterns patterns for full module names
 * @param places the names under which the stubs of modules stand
 */
public record HandWritten(List<NamePattern> patterns, ModulePlaces places) {

    /** All stubs are generated. */
    public static final HandWritten NONE = new HandWritten(List.of());

    public HandWritten {
        patterns = List.copyOf(patterns);
    }

    /** Patterns for names of modules whose stubs stand under these names. */
    public HandWritten(List<NamePattern> patterns) {
        this(patterns, ModulePlaces.BY_NAME);
    }

    /** The same, where some stubs may stand under other names. */
    public HandWritten in(ModulePlaces places) {
        return new HandWritten(patterns, places);
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
            return new TreeMap<>();
        }
        SortedMap<String, CommittedStub> stubs = new TreeMap<>();
        SortedMap<String, String> problems = new TreeMap<>();
        List<String> outdated = new ArrayList<>();
        for (String path : paths.files().keySet()) {
            String module = paths.files().get(path).module();
            if (matches(module)) {
                Path file = committed.directory().resolve(path);
                Optional<CommittedStub> stub = committed.at(path);
                Optional<String> newName = places.newName(module);
                if (newName.isPresent()) {
                    problems.put(module, module + " is the old name of " + newName.get());
                    if (stub.isPresent() && !stub.get().isMarked()) {
                        outdated.add(file + " is under the old name of " + newName.get());
                    }
                } else if (stub.isEmpty()) {
                    problems.put(module, file + " does not exist");
                } else if (stub.get().isMarked()) {
                    problems.put(module, file + " is marked as generated");
                } else {
                    stubs.put(path, stub.get());
                }
            }
        }
        refuse(outdated, "Stubs that are written by hand are under old names of modules", "Move them to the new names");
        List<String> found = stubs.keySet().stream()
                .map(path -> paths.files().get(path).module())
                .toList();
        List<String> refusals = new ArrayList<>();
        for (NamePattern pattern : patterns) {
            if (found.stream().noneMatch(pattern::matches) && !isOfOtherPlatform(committed, pattern, paths)) {
                refusals.add(pattern + ": " + problem(pattern, problems, paths));
            }
        }
        refuse(
                refusals,
                "No stub that is written by hand is found for",
                "Write the stub, and remove the line that marks it as generated");
        return stubs;
    }

    /** Whether a name is that of no module at hand, and there is such a stub: another platform may have the module. */
    private boolean isOfOtherPlatform(CommittedFiles committed, NamePattern name, StubPaths paths) throws IOException {
        if (paths.tree().file(name.text()).isPresent()
                || !Identifiers.isPath(name.text())
                || places.newName(name.text()).isPresent()) {
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

    private String problem(NamePattern pattern, SortedMap<String, String> problems, StubPaths paths) {
        List<String> ofPattern = problems.entrySet().stream()
                .filter(problem -> pattern.matches(problem.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return ofPattern.isEmpty()
                ? places.newName(pattern.text())
                        .map(newName -> "this is the old name of " + newName)
                        .orElse("the modules are "
                                + String.join(", ", paths.tree().files().keySet()))
                : String.join(", ", ofPattern);
    }

    private static void refuse(List<String> problems, String summary, String advice) throws RefusedException {
        if (!problems.isEmpty()) {
            throw new RefusedException(Message.of(
                    "%s:\n%s\n%s, or correct %s.",
                    summary, Message.lines("  ", problems), new Advice(advice), new ChooseOption(Option.HAND_WRITTEN)));
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
