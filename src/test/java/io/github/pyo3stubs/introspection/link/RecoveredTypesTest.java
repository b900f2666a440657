// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import static io.github.pyo3stubs.CpuTime.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.Chunk.ClassDef;
import io.github.pyo3stubs.introspection.record.Chunk.Reexport;
import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.introspection.search.StringPass;
import io.github.pyo3stubs.object.Bytes;
import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.object.Image;
import io.github.pyo3stubs.object.ObjectFile;
import io.github.pyo3stubs.object.ReadRanges;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveredTypesTest {

    private static final String OLD = ":: std :: option :: Option :: Some(stringify! (pkg.errors))NotFound";

    @Test
    void an_exception_is_known_by_its_name_among_the_constants() throws IOException {
        assertThat(added("What came before.pkg.errors.NotFound\0", "pkg.errorsNotFound"))
                .containsExactly(exception("pkg.errorsNotFound", "NotFound"));
    }

    @Test
    void what_its_name_begins_with_does_not_matter() throws IOException {
        assertThat(added(
                        "pyrs_yaml.YamlTagError\0pyrs_yaml.YamlError\0", "pyrs_yamlYamlError", "pyrs_yamlYamlTagError"))
                .containsExactly(
                        exception("pyrs_yamlYamlError", "YamlError"),
                        exception("pyrs_yamlYamlTagError", "YamlTagError"));
    }

    @Test
    void before_0_28_an_exception_has_the_id_of_an_imported_one() throws IOException {
        assertThat(added("pkg.errors.NotFound\0", OLD)).containsExactly(exception(OLD, "NotFound"));
        assertThat(added("pkg.errors\0NotFound\0", OLD))
                .containsExactly(new Reexport(OLD, "NotFound", new Name("pkg.errors", "NotFound")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "pkg.errorsNotFound\0",
                "pkg.errors.NotFound followed by other text\0",
                "errors.NotFound\0",
                "pkgx.errors.NotFound\0",
                ".pkg.errorsNotFound\0pkg.errorsNotFound.\0",
                "pkg..errorsNotFound\0",
            })
    void without_that_name_it_stays_unknown(String constants) throws IOException {
        assertThat(added(constants, "pkg.errorsNotFound")).isEmpty();
    }

    @Test
    void a_number_is_no_exception() throws IOException {
        assertThat(added("12.34\0v1.2\0", "1234", "v12")).isEmpty();
    }

    @Test
    void of_two_meanings_the_one_in_the_module_itself_is_right() throws IOException {
        assertThat(added("pkg.m.NotFound\0pkg.mNot.Found\0", "pkg.mNotFound"))
                .containsExactly(exception("pkg.mNotFound", "NotFound"));
    }

    @Test
    void of_two_meanings_the_one_in_its_neighbours_module_is_right() throws IOException {
        assertThat(added("err.NotFound\0errNot.Found\0err.Closed\0", "errNotFound", "errClosed"))
                .containsExactlyInAnyOrder(exception("errNotFound", "NotFound"), exception("errClosed", "Closed"));
    }

    @Test
    void of_two_meanings_without_either_none_is() throws IOException {
        assertThat(added("err.NotFound\0errNot.Found\0", "errNotFound")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-100, -25, -20, -19, -18, -17, -5, -1, 0, 1, 17, 18, 19, 20})
    void a_name_is_found_where_one_window_ends_and_the_next_begins(int offset) throws IOException {
        String before = "-".repeat((1 << 16) + offset);

        assertThat(new ElfBuilder().text(before).bytes().length).isGreaterThan(1 << 16);
        assertThat(added(before + "pkg.errors.NotFound\0", "pkg.errorsNotFound"))
                .hasSize(1);
    }

    static Stream<Arguments> imported() {
        return Stream.of(
                arguments(":: core :: option :: Option :: Some(stringify! (socket))gaierror", "socket", "gaierror"),
                arguments("::core::option::Option::Some(stringify!(socket))gaierror", "socket", "gaierror"),
                arguments(
                        ":: core :: option :: Option :: Some(stringify! (urllib.error))URLError",
                        "urllib.error",
                        "URLError"),
                arguments(
                        ":: std :: option :: Option :: Some(stringify! (theirs.errors))Gone", "theirs.errors", "Gone"));
    }

    @ParameterizedTest
    @MethodSource("imported")
    void an_imported_exception_is_offered_from_where_it_is(String id, String module, String name) throws IOException {
        assertThat(added("", id)).containsExactly(new Reexport(id, name, new Name(module, name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":: core :: option :: Option :: Some(stringify! (socket))timeout", // TimeoutError, from 3.10 on
                ":: core :: option :: Option :: Some(stringify! (pkg.m))Gone", // in the module itself
                ":: core :: option :: Option :: Some(stringify! (pkg.class))Gone",
                ":: core :: option :: Option :: Some(stringify! (pkg))None",
                ":: core :: option :: Option :: Some(stringify! (a b))Gone c",
                ":: core :: option :: Option :: Some(\"numpy\")PyArray",
                ":: core :: option :: Option :: None",
                "",
                "9",
            })
    void what_is_not_certain_stays_unknown(String id) throws IOException {
        assertThat(added("pkg.m.Some\0", id)).isEmpty();
    }

    static Stream<Arguments> natives() {
        return Stream.of(
                arguments("Some(\"builtins\")PyValueError", "builtins", "ValueError", "ValueError"),
                arguments(
                        "Some(\"builtins\")PyBaseExceptionGroup",
                        "builtins",
                        "BaseExceptionGroup",
                        "BaseExceptionGroup"),
                arguments("Some(\"builtins\")PyStopIteration", "builtins", "StopIteration", "StopIteration"),
                arguments("Some(\"builtins\")PyDict", "builtins", "dict", "dict"),
                arguments("Some(\"builtins\")PyTraceback", "types", "TracebackType", "traceback"),
                arguments("Some(\"builtins\")PyIOError", "builtins", "OSError", "OSError"),
                arguments("Some(\"builtins\")PyWindowsError", "builtins", "OSError", "OSError"),
                arguments("Some(\"builtins\")PyCapsule", "types", "CapsuleType", "PyCapsule"),
                arguments("Some(\"builtins\")PyDictKeys", "_collections_abc", "dict_keys", "dict_keys"),
                arguments("Some(stringify! (builtins))IOError", "builtins", "OSError", "OSError"),
                arguments("Some(stringify! (socket))error", "builtins", "OSError", "OSError"),
                arguments("Some(stringify! (zipfile))BadZipfile", "zipfile", "BadZipFile", "BadZipFile"));
    }

    @ParameterizedTest
    @MethodSource("natives")
    void a_type_of_pythons_own_is_offered_by_its_python_name(String tokens, String module, String path, String name)
            throws IOException {
        String id = ":: core :: option :: Option :: " + tokens;

        assertThat(added("", id)).containsExactly(new Reexport(id, name, new Name(module, path)));
    }

    @Test
    void the_name_of_a_native_type_is_known_only_of_0_28_and_newer() throws IOException {
        String id = "Some(\"datetime\")PyDateTime";
        ChunkExpression none = new ChunkExpression.Constant(Expression.Constant.NONE);
        ChunkExpression integer = new ChunkExpression.Attribute(new ChunkExpression.Name("builtins"), "int");
        // that of a constructor, whatever wrote it
        ChunkExpression theClass = new ChunkExpression.Id("5");

        assertThat(added("", module(id), function(theClass))).isEmpty();
        for (ChunkExpression returns : List.of(none, integer)) {
            assertThat(added("", module(id), function(theClass), function(returns)))
                    .containsExactly(new Reexport(id, "datetime", new Name("datetime", "datetime")));
        }
    }

    @Test
    void no_constant_is_read_where_nothing_is_missing() throws IOException {
        byte[] file =
                new ElfBuilder().text("pkg.errors.NotFound\0".repeat(10_000)).bytes();
        Chunk found = new ClassDef("2", "C", Optional.empty(), List.of(), List.of(), Optional.empty());
        List<Chunk> nothingMissing = List.of(module("2"), found);
        List<Chunk> oneMissing = List.of(module("2", "pkg.errorsNotFound"), found);

        assertThat(ReadRanges.boundaries(file, bytes -> recovered(nothingMissing, image(bytes))))
                .isEqualTo(ReadRanges.boundaries(file, RecoveredTypesTest::image))
                .isNotEqualTo(ReadRanges.boundaries(file, bytes -> recovered(oneMissing, image(bytes))));
        assertThat(recovered(nothingMissing, image(Bytes.of(file, ByteOrder.LITTLE_ENDIAN))))
                .isEqualTo(nothingMissing);
    }

    private static Image image(Bytes file) throws IOException {
        return ObjectFile.images(file).get(0);
    }

    @Test
    void hostile_ids_end_soon() {
        String repeated = "a".repeat(1000);
        List<String> ids = new ArrayList<>(List.of("a".repeat(1 << 20), "."));
        IntStream.range(0, 100_000).forEach(i -> ids.add(repeated.substring(i % 500) + i));
        ids.add("pkg.errorsNotFound");
        String constants = (repeated + "." + repeated + "\0").repeat(2000) + "a.a\0".repeat(500_000);

        assertWithin(
                Duration.ofSeconds(20),
                () -> assertThat(added(constants, ids.toArray(String[]::new))).isEmpty());
    }

    private static List<Chunk> added(String constants, String... ids) throws IOException {
        return added(constants, module(ids));
    }

    private static List<Chunk> added(String constants, Chunk... chunks) throws IOException {
        Bytes file = Bytes.of(new ElfBuilder().text(constants).bytes(), ByteOrder.LITTLE_ENDIAN);
        List<Chunk> all = recovered(List.of(chunks), ObjectFile.images(file).get(0));
        assertThat(all).startsWith(chunks);
        return all.subList(chunks.length, all.size());
    }

    private static List<Chunk> recovered(List<Chunk> chunks, Image image) throws IOException {
        RecoveredTypes recovered = new RecoveredTypes(chunks);
        StringPass.over(image, Optional.empty(), recovered.search());
        return recovered.added();
    }

    private static Chunk.Module module(String... members) {
        return new Chunk.Module("1", "m", List.of(members), false, List.of(), Optional.empty());
    }

    private static Chunk function(ChunkExpression returns) {
        return new Chunk.Function(
                Optional.of("2"),
                "f",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(returns),
                false,
                Optional.empty());
    }

    private static Chunk exception(String id, String name) {
        ChunkExpression base = new ChunkExpression.Attribute(new ChunkExpression.Name("builtins"), "Exception");
        return new ClassDef(id, name, Optional.empty(), List.of(base), List.of(), Optional.empty());
    }
}
