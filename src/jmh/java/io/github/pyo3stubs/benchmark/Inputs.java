// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.benchmark;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkReader;
import io.github.pyo3stubs.introspection.record.Records;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.OpenLibrary;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.StubBuilder;
import io.github.pyo3stubs.syntax.Statement;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the stages of the way work on, each made of the one before it. A run makes only what its stage needs. */
public class Inputs {

    static final ExtensionReader READER = new ExtensionReader(PythonVersion.OLDEST);

    /** One declaration of so many is missing for one of two platforms, which are merged. */
    private static final int MISSING = 10;

    private Inputs() {}

    /** A library on disk. */
    @State(Scope.Benchmark)
    public static class Library {

        @Param
        public Subject subject;

        LibraryFile file;

        @Setup
        public void find() throws IOException, InterruptedException {
            file = subject.library().orElseThrow();
        }

        Records records() throws IOException {
            try (OpenLibrary open = file.open()) {
                return ChunkReader.read(ObjectFile.images(open.bytes()).get(0), List.of());
            }
        }

        Extension extension() throws IOException {
            return READER.read(file).extensions().get(0);
        }
    }

    /** A library's records. */
    @State(Scope.Benchmark)
    public static class Chunks {

        List<Chunk> chunks;
        String module;

        @Setup
        public void read(Library library) throws IOException {
            chunks = library.records().chunks();
            module = library.extension().module().name();
        }
    }

    /** A library's description. */
    @State(Scope.Benchmark)
    public static class Module {

        ModuleDef module;

        @Setup
        public void read(Library library) throws IOException {
            module = library.extension().module();
        }
    }

    /** A library's stubs. */
    @State(Scope.Benchmark)
    public static class Stubs {

        StubTree tree;

        @Setup
        public void build(Library library) throws IOException {
            tree = StubBuilder.build(library.extension().module(), PythonVersion.OLDEST);
        }

        StubFile parsed(StubFile file) throws StubSyntaxException {
            return StubParser.parse(StubPrinter.print(file, tree), file.module(), file.isPackage());
        }
    }

    /** A stub with its text. */
    record Text(StubFile file, String text) {}

    /** The texts of a library's stubs. */
    @State(Scope.Benchmark)
    public static class Texts {

        final List<Text> texts = new ArrayList<>();

        @Setup
        public void print(Stubs stubs) {
            for (StubFile file : stubs.tree.files().values()) {
                texts.add(new Text(file, StubPrinter.print(file, stubs.tree)));
            }
        }
    }

    /** A library's stub and a committed one. */
    record Pair(StubFile generated, StubFile committed) {}

    /** A library's stubs beside committed ones that are fresh, which were read from their texts. */
    @State(Scope.Benchmark)
    public static class Pairs {

        final List<Pair> pairs = new ArrayList<>();

        @Setup
        public void parse(Stubs stubs) throws StubSyntaxException {
            for (StubFile file : stubs.tree.files().values()) {
                pairs.add(new Pair(file, stubs.parsed(file)));
            }
        }
    }

    /** The stubs of two platforms. Some declarations are missing for one of them. */
    @State(Scope.Benchmark)
    public static class Platforms {

        Map<Target, StubTree> trees;

        @Setup
        public void vary(Stubs stubs) {
            List<StubFile> without = stubs.tree.files().values().stream()
                    .map(Platforms::withoutSome)
                    .toList();
            trees = Map.of(target("linux-x86_64"), stubs.tree, target("windows-x86_64"), StubTree.of(without));
        }

        private static Target target(String classifier) {
            return new Target(Platform.ofClassifier(classifier).orElseThrow(), Optional.empty());
        }

        private static StubFile withoutSome(StubFile file) {
            List<Statement> kept = new ArrayList<>();
            for (int i = 0; i < file.body().size(); i++) {
                if (i % MISSING != MISSING - 1) {
                    kept.add(file.body().get(i));
                }
            }
            return file.withBody(kept);
        }
    }
}
