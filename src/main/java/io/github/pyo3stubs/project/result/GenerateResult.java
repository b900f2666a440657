// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project.result;

import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.targets.Undistinguished;
import io.github.pyo3stubs.output.Changes;
import io.github.pyo3stubs.output.committed.Note;
import io.github.pyo3stubs.output.committed.Verdict;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Outcome;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The result of generating. */
public sealed interface GenerateResult extends Outcome permits GenerateResult.Generated, PlatformsDiffer, Failure {

    /**
     * The stubs are written.
     *
     * @param changes what became of the files in the output directory
     * @param archives each archive by the name of its tree, {@code stubs} or {@code stubs-<platform>}
     * @param removedArchives archives of earlier runs, which are gone
     * @param undistinguished declarations in the tree for all platforms that only some of the targets have which no
     *     condition of a stub tells apart
     * @param misread the modules of that tree with conditions that not all type checkers understand
     * @param missing platforms of the project without a library; if there are any, there is no tree for all platforms
     * @param partly the modules that a library describes only partly
     * @param byHand the modules whose stubs are written by hand, and packed instead of generated ones
     * @param committed what became of the committed stubs, if that was asked for
     */
    record Generated(
            Changes changes,
            SortedMap<String, Path> archives,
            List<Path> removedArchives,
            List<Undistinguished> undistinguished,
            List<String> misread,
            List<Platform> missing,
            PartlyDescribed partly,
            SortedSet<String> byHand,
            Optional<Updated> committed)
            implements GenerateResult {
        public Generated {
            archives = Collections.unmodifiableSortedMap(new TreeMap<>(archives));
            removedArchives = List.copyOf(removedArchives);
            undistinguished = List.copyOf(undistinguished);
            misread = List.copyOf(misread);
            missing = List.copyOf(missing);
            byHand = Collections.unmodifiableSortedSet(new TreeSet<>(byHand));
        }

        @Override
        public Optional<Message> problem() {
            return Optional.empty();
        }
    }

    /**
     * The committed stubs are up to date.
     *
     * @param directory the root of the Python sources
     * @param isNew whether the directory was created
     * @param changes what became of the files
     * @param verdict how the files compared before
     * @param stillOlder stubs that stay without what older generators did not write, because they do not bear the mark
     * @param lostComments comments that are gone with the former text of a file, by the file relative to the directory
     * @param headed the files, relative to the directory, that have got the header before other comments, which may be
     *     an older header
     */
    record Updated(
            Path directory,
            boolean isNew,
            Changes changes,
            Verdict verdict,
            List<Note.Older> stillOlder,
            SortedMap<Path, List<String>> lostComments,
            SortedSet<Path> headed) {
        public Updated {
            stillOlder = List.copyOf(stillOlder);
        }
    }
}
