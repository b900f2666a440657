// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.CpuTime;
import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks that no compiler wrote: whatever they say, linking ends soon, and without exhausting the stack. */
class LinkerLimitsTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void a_million_members_are_linked() {
        List<String> ids =
                IntStream.range(0, 1_000_000).mapToObj(Integer::toString).toList();
        List<Chunk> chunks = new ArrayList<>(List.of(module("root", "m", ids)));
        ids.forEach(id -> chunks.add(classDef(id, "C" + id, Optional.empty())));

        Linked linked = soon(chunks);

        assertThat(linked.module().classes()).hasSize(1_000_000);
        assertThat(linked.module().incomplete()).isFalse();
        assertThat(linked.warnings()).isEmpty();
    }

    @Test
    void classes_nested_too_deeply_are_cut_off_with_a_warning() {
        List<Chunk> chunks = new ArrayList<>(List.of(module("root", "m", List.of("0"))));
        chunks.add(classDef("0", "C", Optional.empty()));
        for (int i = 1; i < 10_000; i++) {
            chunks.add(classDef(Integer.toString(i), "C", Optional.of(Integer.toString(i - 1))));
        }

        Linked linked = soon(chunks);

        assertThat(linked.warnings())
                .singleElement()
                .asString()
                .contains("more than %d deep".formatted(ModuleTree.MAX_DEPTH), "m.C.C.C")
                .endsWith("Nest them less.");
        assertThat(linked.module().incomplete()).isTrue();
    }

    /** {@code RandomRecordsIT} shows that Python reads them. */
    @Test
    void fifty_classes_within_each_other_are_declared() {
        assertThat(depth(50)).isEqualTo(50);
        assertThat(depth(51)).isEqualTo(50);
    }

    /** How many of some classes within each other are declared. If they are not all, a warning says so. */
    private static int depth(int classes) {
        List<Chunk> chunks = new ArrayList<>(List.of(module("root", "m", List.of("0"))));
        chunks.add(classDef("0", "C0", Optional.empty()));
        for (int i = 1; i < classes; i++) {
            chunks.add(classDef(Integer.toString(i), "C" + i, Optional.of(Integer.toString(i - 1))));
        }
        Linked linked = soon(chunks);
        int depth = 0;
        for (List<ClassDef> body = linked.module().classes();
                !body.isEmpty();
                body = body.get(0).classes()) {
            depth++;
        }
        assertThat(linked.warnings()).hasSize(depth < classes ? 1 : 0);
        return depth;
    }

    @Test
    void modules_nested_too_deeply_are_cut_off_with_a_warning() {
        List<Chunk> chunks = new ArrayList<>(List.of(module("0", "m", List.of("1"))));
        for (int i = 1; i < 10_000; i++) {
            chunks.add(module(Integer.toString(i), "s", List.of(Integer.toString(i + 1))));
        }

        Linked linked = soon(chunks);

        assertThat(linked.warnings()).hasSize(1);
        assertThat(linked.module().incomplete()).as("the root").isFalse();
        ModuleDef deepest = linked.module();
        while (!deepest.submodules().isEmpty()) {
            deepest = deepest.submodules().get(0);
        }
        assertThat(deepest.incomplete()).as("the deepest").isTrue();
    }

    @Test
    void modules_that_would_unfold_without_end_are_cut_off_with_a_warning() {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String next = Integer.toString(i + 1);
            chunks.add(module(Integer.toString(i), i == 0 ? "m" : "s", List.of(next, next)));
        }

        assertThat(soon(chunks).warnings())
                .map(Message::toString)
                .anySatisfy(warning -> assertThat(warning)
                        .contains("more than %d declarations".formatted(ModuleTree.MAX_DECLARATIONS))
                        .endsWith("Make each module a member of one other module only."));
    }

    @Test
    void a_module_with_more_members_than_are_read_is_incomplete() {
        List<String> members = new ArrayList<>(Collections.nCopies(ModuleTree.MAX_DECLARATIONS / 100 - 1, "s"));
        members.addAll(Collections.nCopies(101, "c"));
        List<Chunk> chunks = List.of(
                module("root", "m", members), module("s", "sub", List.of()), classDef("c", "C", Optional.empty()));

        ModuleDef module = soon(chunks).module();

        assertThat(module.classes()).hasSize(100);
        assertThat(module.incomplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'tuple','elts':[%s]}",
                "{'type':'subscript','value':{'type':'name','id':'list'},'slice':%s}",
                "{'type':'binop','op':'bitor','left':%s,'right':{'type':'tuple','elts':[]}}",
                "{'type':'attribute','attr':'a','value':%s}"
            })
    void the_deepest_expressions_that_are_read_fit_on_a_small_stack(String level) throws Exception {
        String name = "{'type':'name','id':'x'}";
        Chunk deepest = null;
        String annotation = name;
        for (int depth = 0; depth < 300; depth++) {
            annotation = level.formatted(annotation);
            String json = "{'type':'attribute','name':'a','parent':'root','annotation':%s}".formatted(annotation);
            try {
                deepest = Vectors.chunk(json.replace('\'', '"'));
            } catch (ChunkFormatException tooDeep) {
                break;
            }
        }
        List<Chunk> chunks = List.of(module("root", "m", List.of()), deepest);
        AtomicReference<Linked> linked = new AtomicReference<>();

        Thread thread = new Thread(
                null,
                () -> linked.set(new Linker(chunks, PythonVersion.OLDEST)
                        .link("m", Optional.empty())
                        .orElseThrow()),
                "small",
                256 << 10);
        thread.start();
        thread.join();

        assertThat(linked.get()).as("what linking gave").isNotNull();
    }

    static Stream<Arguments> texts() {
        String quotes = "int";
        for (int depth = 0; depth < 12; depth++) {
            quotes = '"' + quotes.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return Stream.of(
                arguments("a path of a million parts", "a" + ".a".repeat(1_000_000)),
                arguments("a union of a million types", "a" + "|a".repeat(1_000_000)),
                arguments("as many brackets", "list[".repeat(1_000_000) + "]".repeat(1_000_000)),
                arguments("quotes within quotes", quotes),
                arguments("no expression at all", "'".repeat(1_000_001)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_of_any_shape_is_read(String what, String text) {
        Linked linked = soon(List.of(module("root", "m", List.of()), attribute(text)));

        assertThat(linked.module().attributes().get(0).annotation()).contains(Expression.Name.INCOMPLETE);
        assertThat(linked.warnings()).hasSize(1);
    }

    /** Expressions of all shapes, most of them no types. */
    @Test
    void a_text_made_at_random_is_a_type_or_told() {
        Random random = new Random(3977);
        for (int run = 0; run < 20_000; run++) {
            String text = text(random, 4);

            List<Chunk> chunks = List.of(module("root", "m", List.of()), attribute(text));
            Linked linked = new Linker(chunks, PythonVersion.OLDEST)
                    .link("m", Optional.empty())
                    .orElseThrow();

            boolean unknown = linked.module()
                    .attributes()
                    .get(0)
                    .annotation()
                    .orElseThrow()
                    .toString()
                    .contains(Expression.Name.INCOMPLETE.toString());
            assertThat(linked.warnings()).as(text).hasSize(unknown ? 1 : 0);
        }
    }

    private static String text(Random random, int depth) {
        List<String> atoms = List.of(
                "int",
                "Literal",
                "Callable",
                "Annotated",
                "Concatenate",
                "tuple",
                "Unpack",
                "Union",
                "Optional",
                "Self",
                "list",
                "x.Y",
                "u8",
                "...",
                "'int'",
                "None",
                "1",
                "-1",
                "Final",
                "Any",
                "t.Type",
                "ExceptionGroup");
        String atom = atoms.get(random.nextInt(atoms.size()));
        if (depth == 0) {
            return atom;
        }
        String parts = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> text(random, depth - 1))
                .collect(joining(", "));
        return switch (random.nextInt(12)) {
            case 0 -> "[" + parts + "]";
            case 1 -> "(" + parts + ")";
            case 2 -> atom + " | " + text(random, depth - 1);
            case 3 -> "*" + text(random, depth - 1);
            case 4 -> "lambda x: " + text(random, depth - 1);
            case 5, 6, 7, 8, 9 -> atom + "[" + (parts.isEmpty() ? "()" : parts) + "]";
            default -> atom;
        };
    }

    @Test
    void of_any_number_of_unknown_texts_the_first_thousand_are_told() {
        List<Chunk> chunks = new ArrayList<>();
        List<String> modules =
                IntStream.range(0, 300).mapToObj(i -> "module" + i).toList();
        List<String> functions =
                IntStream.range(0, 300).mapToObj(i -> "function" + i).toList();
        chunks.add(module("root", "m", modules));
        modules.forEach(module -> chunks.add(module(module, module, functions)));
        functions.forEach(function -> chunks.add(new Chunk.Function(
                Optional.of(function),
                function,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(new ChunkExpression.Constant(new Expression.StringConstant("u8"))),
                false,
                Optional.empty())));

        assertThat(soon(chunks).warnings()).hasSize(1000);
    }

    private static Chunk.Attribute attribute(String annotation) {
        return new Chunk.Attribute(
                Optional.empty(),
                "a",
                Optional.of("root"),
                Optional.of(new ChunkExpression.Constant(new Expression.StringConstant(annotation))),
                Optional.empty(),
                Optional.empty());
    }

    private static Linked soon(List<Chunk> chunks) {
        return CpuTime.assertWithin(
                SOON,
                () -> new Linker(chunks, PythonVersion.OLDEST)
                        .link("m", Optional.empty())
                        .orElseThrow());
    }

    private static Chunk.Module module(String id, String name, List<String> members) {
        return new Chunk.Module(id, name, members, false, List.of(), Optional.empty());
    }

    private static Chunk.ClassDef classDef(String id, String name, Optional<String> parent) {
        return new Chunk.ClassDef(id, name, parent, List.of(), List.of(), Optional.empty());
    }
}
