// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import static io.github.pyo3stubs.compare.Comparison.CONTENT;
import static io.github.pyo3stubs.platform.ProjectPlatforms.UNSTATED;
import static io.github.pyo3stubs.project.OverlayOffer.in;
import static io.github.pyo3stubs.project.OwnParts.NONE;
import static java.util.Optional.empty;

import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.remedy.Outcome;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Another project's tool, with options of its own. It uses this product without Maven. */
public final class StubTool {
    private StubTool() {}

    /** Arguments: the libraries, the module's name, the directory for stubs, and that of the committed ones. */
    public static void main(String[] arguments) {
        Path base = Path.of("").toAbsolutePath();
        LibraryQuery query = new LibraryQuery(
                base, base, base, List.of(arguments[0]), List.of(), empty(), Optional.of(arguments[1]));
        ReadResult read = new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
        tell("read", read);
        if (read instanceof ReadResult.Project project) {
            GenerateStubs generate = new GenerateStubs(base.resolve(arguments[2]), empty(), empty(), UNSTATED, NONE);
            Path committed = base.resolve(arguments[3]);
            tell("generate", generate.run(project));
            tell("verify", new VerifyCommitted(committed, CONTENT, UNSTATED, NONE, in(base)).run(project));
        }
    }

    private static void tell(String task, Outcome outcome) {
        Optional<String> problem = outcome.problem().map(message -> message.worded(StubTool::words));
        System.out.println(task + ": " + problem.orElse("ok"));
    }

    private static String words(Remedy remedy) {
        if (remedy instanceof SetOption set) {
            return "--set-" + set.option().label() + " " + set.value();
        } else if (remedy instanceof ChooseOption choose) {
            return "--set-" + choose.option().label() + " " + choose.placeholder();
        }
        return remedy instanceof UpdateStubs ? "stub-tool --update" : remedy.toString();
    }
}
