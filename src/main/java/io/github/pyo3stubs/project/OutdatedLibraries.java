// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.library.OutdatedLibrary;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages about libraries that are older than their sources.
 *
 * @param libraries one or more
 * @param directory where the commands run that build them
 */
record OutdatedLibraries(List<OutdatedLibrary> libraries, Path directory) {

    /** Which libraries are outdated, and the commands that build them. */
    Message warning() {
        List<Message> lines = new ArrayList<>();
        List<String> reasons = libraries.stream()
                .map(library -> library.change()
                        .clause(library.path(), path -> path.normalize().toString()))
                .toList();
        if (reasons.size() == 1) {
            lines.add(Message.of("%s, so it may lack recent changes of the sources.", reasons.get(0)));
        } else {
            lines.add(Message.text("These libraries do not tell what their sources declare now:"));
            reasons.forEach(reason -> lines.add(Message.of("  %s", reason)));
        }
        List<RunCargo> commands =
                libraries.stream().map(OutdatedLibrary::build).distinct().toList();
        String build = "To build %s, in %s:".formatted(reasons.size() == 1 ? "it" : "them", directory);
        if (commands.size() == 1) {
            lines.add(Message.of("%s %s", build, commands.get(0)));
        } else {
            lines.add(Message.text(build));
            commands.forEach(command -> lines.add(Message.of("  %s", command)));
        }
        return Message.join("\n", lines);
    }

    /** The same as the reason of a failure, with what to do instead of building. */
    Message failure() {
        return Message.of(
                "%s\nIf file times mean nothing, as for a restored cache or a library from another job: %s",
                warning(), new SetOption(Option.OUTDATED_LIBRARY, ReadOptions.Policy.WARN.label()));
    }
}
