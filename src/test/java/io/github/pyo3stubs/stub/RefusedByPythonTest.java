// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.link.Linker.Linked;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.introspection.record.ChunkParser;
import io.github.pyo3stubs.introspection.record.JsonText;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that say what Python does not allow: the stub is valid, and a warning names the place and the remedy. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedByPythonTest {

    private static final String ANYTHING = "*args: Incomplete, **kwargs: Incomplete";

    private static final String MODULE = "{'type':'module','id':'m','name':'m','members':['f','c','s']}";
    private static final String CLASS = "{'type':'class','id':'c','name':'C'}";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void parameters_that_python_does_not_allow(String name, String arguments, String violation, String remedy) {
        Linked linked = link(MODULE, "{'type':'function','id':'f','name':'f','arguments':{%s}}".formatted(arguments));

        assertThat(printed(linked)).contains("def f(" + ANYTHING + "): ...");
        assertThat(linked.warnings())
                .map(Message::toString)
                .containsExactly("m.f has parameters that Python does not allow: " + violation
                        + ". The stub says that it accepts any arguments. " + remedy);
    }

    static Stream<Arguments> parameters_that_python_does_not_allow() {
        String order = "'b' without a default is behind 'a' with a default";
        String build = "Build the library again. If the message stays, report a bug in the plugin, and name the version"
                + " of PyO3.";
        String rename = "Give each parameter a name of its own in the Rust code, and build the library again.";
        return Stream.of(
                arguments("order", "'args':[%s,{'name':'b'}]".formatted(optional("a")), order, build),
                arguments(
                        "order across /",
                        "'posonlyargs':[%s],'args':[{'name':'b'}]".formatted(optional("a")),
                        order,
                        build),
                arguments(
                        "a name twice",
                        "'posonlyargs':[{'name':'a'}],'kwonlyargs':[{'name':'a'}]",
                        "two of them have the name 'a'",
                        rename),
                arguments(
                        "*a, **a",
                        "'vararg':{'name':'a'},'kwarg':{'name':'a'}",
                        "two of them have the name 'a'",
                        rename),
                arguments(
                        "one name once normalized",
                        "'args':[{'name':'\uFB01'},{'name':'fi'}]",
                        "'\uFB01' and 'fi' are the same name in Python",
                        rename));
    }

    private static String optional(String name) {
        return "{'name':'%s','default':{'type':'constant','kind':'int','value':'1'}}".formatted(name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void methods_that_python_does_not_allow(String name, String arguments, String header) {
        Linked linked = link(
                MODULE,
                CLASS,
                "{'type':'function','parent':'c','name':'%s','arguments':{%s}}".formatted(name, arguments));

        assertThat(printed(linked)).contains("    def " + name + header);
    }

    static Stream<Arguments> methods_that_python_does_not_allow() {
        String self = "{'name':'self'},{'name':'o'}";
        return Stream.of(
                arguments(
                        "mangled",
                        "'args':[{'name':'self'},{'name':'__x'},{'name':'_C__x'}]",
                        "(self, /, " + ANYTHING + "): ..."),
                arguments("h", "'kwonlyargs':[{'name':'from'},{'name':'from'}]", "(" + ANYTHING + "): ..."),
                arguments("f", "'posonlyargs':[{'name':'if'},{'name':'\uFF49f_'}]", "(if__, \uFF49f_, /): ..."),
                arguments(
                        "g",
                        "'args':[{'name':'self'}],'vararg':{'name':'\uFF4Bwargs'},'kwonlyargs':[{'name':'from'}]",
                        "(self, *\uFF4Bwargs, **kwargs_: Unpack[_CGKwargs]): ..."),
                arguments("__pow__", "'args':[%s],'vararg':{'name':'m'}".formatted(self), "(self, o, /, *m): ..."),
                arguments("__rpow__", "'args':[%s],'kwarg':{'name':'m'}".formatted(self), "(self, o, /, **m): ..."),
                arguments(
                        "__ipow__",
                        "'args':[%s,{'name':'m'},{'name':'n'}]".formatted(self),
                        "(self, o, m, n, /): ..."));
    }

    @Test
    void a_static_method_has_no_object_among_its_parameters() {
        Linked linked = link(
                MODULE,
                CLASS,
                "{'type':'function','parent':'c','name':'f','decorators':[{'type':'name','id':'staticmethod'}],"
                        + "'arguments':{'args':[{'name':'cls'},{'name':'cls'}]}}");

        assertThat(printed(linked)).contains("    @staticmethod\n    def f(" + ANYTHING + "): ...");
    }

    @Test
    void names_are_compared_as_python_does() {
        Linked linked = link(
                MODULE,
                "{'type':'class','id':'c','name':'\uFF23'}",
                "{'type':'function','id':'f','name':'__\uFF44ebug__','arguments':{}}",
                "{'type':'function','parent':'c','name':'f','arguments':{'args':[{'name':'self'},{'name':'__x'},"
                        + "{'name':'_C__x'}]}}");

        assertThat(printed(linked))
                .contains("    def f(self, /, " + ANYTHING + "): ...")
                .doesNotContain("ebug");
    }

    @Test
    void nothing_is_imported_from_the_future() {
        Linked linked = link(
                MODULE,
                "{'type':'attribute','parent':'m','name':'a','annotation':{'type':'attribute','attr':'foo',"
                        + "'value':{'type':'name','id':'__future__'}}}",
                "{'type':'attribute','parent':'m','name':'b','annotation':{'type':'constant','kind':'str',"
                        + "'value':'__future__.foo'}}");

        assertThat(printed(linked)).contains("a: Incomplete\nb: Incomplete\n").doesNotContain("__future__");
    }

    @Test
    void overloads_of_a_method_whose_object_is_called_args() {
        Linked linked = link(
                MODULE,
                CLASS,
                "{'type':'function','parent':'c','name':'f','arguments':{'args':[{'name':'args'}],'vararg':{'name':'v'}}}",
                "{'type':'function','parent':'c','name':'f','arguments':{'args':[{'name':'args'},{'name':'a'}]}}");

        assertThat(printed(linked)).contains("def f(args, /, *args_: Incomplete, **kwargs: Incomplete): ...");
    }

    @Test
    void a_name_that_python_only_reads() {
        Linked linked = link(
                MODULE,
                "{'type':'function','id':'f','name':'__debug__','arguments':{}}",
                "{'type':'class','id':'c','name':'C'}",
                "{'type':'function','parent':'c','name':'f','arguments':{'args':[{'name':'__debug__'}]}}",
                "{'type':'module','id':'s','name':'__debug__','members':[]}",
                "{'type':'attribute','parent':'m','name':'a','annotation':{'type':'attribute','attr':'__debug__',"
                        + "'value':{'type':'name','id':'numpy'}}}");

        assertThat(printed(linked)).isEqualTo("""
                from _typeshed import Incomplete
                a: Incomplete

                class C:
                    def f(__debug___, /): ...

                def __getattr__(name: str) -> Incomplete: ...
                """);
        assertThat(linked.warnings())
                .map(Message::toString)
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).contains("m.a has the annotation"))
                .anySatisfy(warning -> assertThat(warning).contains("'__debug__'", "Give each another name in Rust"));
    }

    @Test
    void a_class_that_is_also_listed_by_a_module_that_is_named_like_a_keyword() {
        Linked linked = link(MODULE, CLASS, "{'type':'module','id':'s','name':'from','members':['c']}");

        assertThat(printed(linked)).contains("class C: ...").doesNotContain("import C");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 240})
    void types_and_values_with_more_brackets_than_python_reads(int depth) {
        String nested = "{'type':'subscript','value':{'type':'name','id':'list'},'slice':".repeat(depth)
                + "{'type':'name','id':'int'}"
                + "}".repeat(depth);
        String number = "{'type':'constant','kind':'int','value':'%s'}".formatted("1".repeat(4301));
        Linked linked = link(
                MODULE,
                ("{'type':'function','id':'f','name':'f','returns':%s,'arguments':{'args':"
                                + "[{'name':'a','default':%s},{'name':'b','default':%s}]}}")
                        .formatted(nested, nested, number));

        assertThat(printed(linked)).contains("def f(a=..., b=...) -> Incomplete: ...");
        assertThat(linked.warnings())
                .map(Message::toString)
                .hasSize(3)
                .allSatisfy(warning -> assertThat(warning)
                        .containsAnyOf(
                                "the default of parameter 'a'", "the default of parameter 'b'", "the result of m.f"))
                .anySatisfy(warning -> assertThat(warning)
                        .contains("not a Python type (with too many brackets inside each other, or too many digits)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(yield)",
                "await int",
                "dict(a=1, a=2)",
                "dict(a=1, 2)",
                "dict(**{}, *[])",
                "dict(__debug__=1)",
                "f'{int int}'",
                "{*int: 1}",
                "[int for 1 in int]",
                "[int async for int in int]",
                "[lambda x, x: int]"
            })
    void metadata_that_python_does_not_allow(String metadata) {
        Linked linked = link(
                MODULE,
                "{'type':'attribute','parent':'m','name':'a','annotation':{'type':'constant','kind':'str',"
                        + "'value':'Annotated[int, dict(a=1), %s]'}}".formatted(metadata.replace("'", "\\'")));

        assertThat(printed(linked)).contains("a: Annotated[int, dict(a=1)]\n");
    }

    private static Linked link(String... records) {
        ChunkParser parser = new ChunkParser();
        List<Chunk> chunks = new ArrayList<>();
        for (String record : records) {
            try {
                String json = record.replace("\\'", "\0").replace('\'', '"').replace("\0", "'");
                chunks.add(JsonText.parse(parser, json, new ArrayList<>()));
            } catch (ChunkFormatException e) {
                throw new IllegalArgumentException(record, e);
            }
        }
        return new Linker(chunks, PythonVersion.OLDEST)
                .link("m", Optional.empty())
                .orElseThrow();
    }

    /** The stub of the module. */
    private static String printed(Linked linked) {
        StubTree tree = StubBuilder.build(linked.module(), PythonVersion.OLDEST);
        return StubPrinter.print(tree.file("m").orElseThrow(), tree);
    }
}
