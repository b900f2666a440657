package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.OutdatedLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the user reads of libraries that do not match their sources any more.
 *
 * @param libraries one or more
 * @param directory where the commands run that build them
 * @param show how the user sees a path
 */
record OutdatedLibraries(List<OutdatedLibrary> libraries, Path directory, Function<Path, String> show) {

    /** Which libraries are outdated, and the commands that build them. */
    String warning() {
        List<String> lines = new ArrayList<>();
        List<String> reasons = libraries.stream()
                .map(library -> library.change().clause(library.path(), show))
                .toList();
        if (reasons.size() == 1) {
            lines.add(reasons.get(0) + ", so it does not tell what the sources declare now.");
        } else {
            lines.add("These libraries do not tell what their sources declare now:");
            reasons.forEach(reason -> lines.add("  " + reason));
        }
        List<String> commands =
                libraries.stream().map(OutdatedLibrary::build).distinct().toList();
        String build = "To build %s, in %s:".formatted(reasons.size() == 1 ? "it" : "them", show.apply(directory));
        if (commands.size() == 1) {
            lines.add(build + " " + commands.get(0));
        } else {
            lines.add(build);
            commands.forEach(command -> lines.add("  " + command));
        }
        return String.join("\n", lines);
    }

    /** The same as the reason why a goal fails, which ends in how to go on without building. */
    String failure() {
        return warning() + "\nWhere file times mean nothing, as of a restored cache or a library from another job:"
                + " -Dpyo3stubs.outdatedLibrary=warn";
    }
}
