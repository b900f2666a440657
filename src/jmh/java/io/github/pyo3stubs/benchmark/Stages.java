// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.StubSet;
import io.github.pyo3stubs.benchmark.Inputs.Chunks;
import io.github.pyo3stubs.benchmark.Inputs.Library;
import io.github.pyo3stubs.benchmark.Inputs.Module;
import io.github.pyo3stubs.benchmark.Inputs.Pair;
import io.github.pyo3stubs.benchmark.Inputs.Pairs;
import io.github.pyo3stubs.benchmark.Inputs.Platforms;
import io.github.pyo3stubs.benchmark.Inputs.Stubs;
import io.github.pyo3stubs.benchmark.Inputs.Text;
import io.github.pyo3stubs.benchmark.Inputs.Texts;
import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Drift;
import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.merge.targets.MergeResult;
import io.github.pyo3stubs.merge.targets.TargetMerge;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;

/** The stages of the way from a library to its stubs, and those that compare and merge stubs. */
public class Stages {

    /** Finds a library's records and parses them. */
    @Benchmark
    public Records records(Library library) throws IOException {
        return library.records();
    }

    /** Makes a description of records. */
    @Benchmark
    public Linked link(Chunks input) {
        return new Linker(input.chunks, PythonVersion.OLDEST)
                .link(input.module, Optional.empty())
                .orElseThrow();
    }

    /** Reads a library as the goals do: its records, a search for members that it lacks, and the description. */
    @Benchmark
    public Reading read(Library library) throws IOException {
        return Inputs.READER.read(library.file);
    }

    /** Makes stubs of a description. */
    @Benchmark
    public StubTree build(Module input) {
        return StubBuilder.build(input.module, PythonVersion.OLDEST);
    }

    /** Makes the texts of stubs. */
    @Benchmark
    public List<String> print(Stubs input) {
        List<String> texts = new ArrayList<>();
        for (StubFile file : input.tree.files().values()) {
            texts.add(StubPrinter.print(file, input.tree));
        }
        return texts;
    }

    /** Makes stubs of their texts. */
    @Benchmark
    public List<StubFile> parse(Texts input) throws StubSyntaxException {
        List<StubFile> files = new ArrayList<>();
        for (Text each : input.texts) {
            files.add(StubParser.parse(
                    each.text(), each.file().module(), each.file().isPackage()));
        }
        return files;
    }

    /** Compares a library's stubs with equal ones. */
    @Benchmark
    public List<Drift> compare(Pairs input) {
        List<Drift> drifts = new ArrayList<>();
        for (Pair each : input.pairs) {
            drifts.add(Drift.between(each.generated(), each.committed(), Comparison.CONTENT));
        }
        return drifts;
    }

    /** Makes stubs for two platforms of those for each. */
    @Benchmark
    public MergeResult merge(Platforms input) {
        return TargetMerge.of(input.trees, Set.of(), ModuleOwners.BY_NAME);
    }

    /** Makes the files of a library's stubs. */
    @Benchmark
    public TextTree wholeWay(Library library) throws IOException, ProjectException, RefusedException {
        StubSet stubs = StubSet.of(Inputs.READER.read(library.file).stubs());
        return TextTree.installed(Map.of("stubs", stubs.common().orElseThrow()), ModuleOwners.BY_NAME, Header.NONE)
                .get("stubs");
    }
}
