// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.report;

import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.project.result.GenerateResult.Generated;
import io.github.pyo3stubs.project.result.GenerateResult.Updated;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.remedy.CappedList;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to tell the user about stubs that are generated.
 *
 * @param outputDirectory the directory of the trees
 * @param source the libraries that the stubs are generated from, as messages name them
 */
public record GenerateReport(Generated result, Path outputDirectory, String source) {

    private static final int UNDISTINGUISHED_SHOWN = 20;

    /** The notices, in this order. A file's path is in full. */
    public List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        if (!result.undistinguished().isEmpty()) {
            notices.add(Notice.warning(Message.of(
                    "The stubs for all platforms declare what only some of the targets have which no condition of a"
                            + " stub tells apart:\n%s\n%s",
                    CappedList.of(result.undistinguished(), UNDISTINGUISHED_SHOWN)
                            .lines("  "),
                    new Advice("If one of the libraries is old, build it again."))));
        }
        if (!result.misread().isEmpty()) {
            notices.add(Notice.warning(Message.of(
                    "The conditions in these stubs cannot be written as sys.platform or sys.version_info, because the"
                            + " module declares a sys of its own, and mypy understands no other spelling: %s. %s",
                    CappedList.of(result.misread(), UNDISTINGUISHED_SHOWN).inLine(),
                    new Advice("Give that name another one in Rust, or ship the stubs of each platform with its"
                            + " wheel."))));
        }
        if (!result.missing().isEmpty()) {
            notices.add(Notice.info(Message.of(
                    "There are no stubs for all platforms, because there is no library for %s.",
                    NoteLines.classifiers(result.missing()))));
        }
        for (Path archive : result.removedArchives()) {
            notices.add(info("Removed " + NoteLines.full(archive)));
        }
        notices.addAll(trees(result.changes()));
        if (!result.byHand().isEmpty()) {
            notices.add(info("Written by hand, and packed instead of the generated stubs: "
                    + String.join(", ", result.byHand())));
        }
        Optional<String> partly = NoteLines.partlyDescribed(result.partly());
        if (partly.isPresent()) {
            notices.add(info(partly.get()));
        }
        if (result.committed().isPresent()) {
            notices.addAll(committed(result.committed().get()));
        }
        return notices;
    }

    /** A line for each stub file, although most are in several of the trees. */
    private List<Notice> trees(Changes changes) {
        SortedMap<String, List<String>> written = treesByStub(changes.written());
        SortedMap<String, List<String>> unchanged = treesByStub(changes.unchanged());
        SortedMap<String, List<String>> removed = treesByStub(changes.removed());
        unchanged.keySet().removeAll(written.keySet());
        List<Notice> notices = new ArrayList<>();
        for (Map.Entry<String, List<String>> stub : written.entrySet()) {
            notices.add(info("Wrote " + place(stub.getValue(), stub.getKey())));
        }
        for (Map.Entry<String, List<String>> stub : removed.entrySet()) {
            notices.add(info("Removed " + place(stub.getValue(), stub.getKey())));
        }
        notices.add(info(summary(" from " + source, written.size(), unchanged.size(), removed.size())));
        return notices;
    }

    private static SortedMap<String, List<String>> treesByStub(Collection<Path> files) {
        SortedMap<String, List<String>> trees = new TreeMap<>();
        for (Path file : files) {
            if (StubFiles.isStub(file)) {
                String stub = file.subpath(1, file.getNameCount()).toString();
                trees.putIfAbsent(stub, new ArrayList<>());
                trees.get(stub).add(file.getName(0).toString());
            }
        }
        return trees;
    }

    /** One path for the copies of a file, with braces as in {@code {a,b}/x.pyi}. */
    private String place(List<String> trees, String stub) {
        String names = trees.size() == 1 ? trees.get(0) : "{" + String.join(",", trees) + "}";
        return NoteLines.full(outputDirectory) + File.separator + names + File.separator + stub;
    }

    private List<Notice> committed(Updated updated) {
        NoteLines lines = NoteLines.below(updated.directory());
        Changes changes = updated.changes();
        List<Notice> notices = new ArrayList<>();
        for (Path file : changes.written()) {
            notices.add(info("Wrote " + lines.shown(file)));
        }
        for (Path file : changes.removed()) {
            notices.add(info("Removed " + lines.shown(file)));
        }
        notices.add(info(summary(
                " in " + NoteLines.full(updated.directory()),
                changes.written().size(),
                changes.unchanged().size(),
                changes.removed().size())));
        for (Map.Entry<Path, List<String>> lost : updated.lostComments().entrySet()) {
            notices.add(Notice.warning(Message.text(lines.lostComments(lost.getKey(), lost.getValue()))));
        }
        Optional<Message> headed = lines.headed(updated.headed());
        if (headed.isPresent()) {
            notices.add(Notice.warning(headed.get()));
        }
        Optional<Message> staleByHand = lines.staleByHand(updated.verdict());
        if (staleByHand.isPresent()) {
            notices.add(Notice.warning(staleByHand.get()));
        }
        for (String line : lines.undescribed(updated.verdict())) {
            notices.add(info(line));
        }
        Optional<Message> older = lines.olderToUpdate(updated.stillOlder());
        if (older.isPresent()) {
            notices.add(Notice.info(older.get()));
        }
        if (updated.isNew()) {
            notices.add(Notice.warning(Message.of(
                    "The directory of committed stubs, %s, did not exist, and was created. If the Python sources are"
                            + " elsewhere, remove it and correct %s.",
                    updated.directory(), new ChooseOption(Option.STUBS_DIRECTORY))));
        }
        return notices;
    }

    private static String summary(String where, int written, int unchanged, int removed) {
        int count = written + unchanged;
        return count + (count == 1 ? " stub file" : " stub files") + where + ": " + written + " written, " + unchanged
                + " unchanged" + (removed == 0 ? "" : ", " + removed + " removed");
    }

    private static Notice info(String line) {
        return Notice.info(Message.text(line));
    }
}
