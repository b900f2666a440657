// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.project.GenerateStubs;
import io.github.pyo3stubs.project.ProjectReader;
import io.github.pyo3stubs.project.ReadOptions;
import io.github.pyo3stubs.project.VerifyCommitted;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.project.result.VerifyResult.Verified;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool of someone else's, with options of its own. It knows neither Maven nor the packages of this product inside out. */
public final class StubTool {
    private StubTool() {}

    /** Arguments: the library, its module's name, the directory for stubs, and that of the committed ones. */
    public static void main(String[] arguments) {
        Path base = Path.of("").toAbsolutePath();
        LibraryQuery query = new LibraryQuery(
                base, base, base, List.of(arguments[0]), List.of(), Optional.empty(), Optional.of(arguments[1]));
        ReadResult read = new ProjectReader(query, Map.of(), ReadOptions.DEFAULTS).read();
        if (read instanceof ReadResult.Project project) {
            GenerateStubs generate = new GenerateStubs(Path.of(arguments[2]), Optional.empty(), Optional.empty());
            System.out.println(generate.run(project));
            VerifyCommitted verify = new VerifyCommitted(Path.of(arguments[3]), Comparison.CONTENT);
            if (verify.run(project) instanceof Verified verified) {
                System.out.println("fresh: " + verified.verdict().isFresh());
            }
        } else if (read instanceof Failure failure) {
            System.out.println(failure.reason() + ": " + failure.message().worded(StubTool::words));
        }
    }

    private static String words(Remedy remedy) {
        return remedy instanceof SetOption set
                ? "--set-" + set.option().label() + " " + set.value()
                : remedy.toString();
    }
}
