// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.introspection.link.Linker;
import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkFormatException;
import io.github.pyo3stubs.introspection.record.ChunkParser;
import io.github.pyo3stubs.introspection.record.JsonText;
import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.TextTree;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records of one module {@code m} that are well-formed, and otherwise anything: names that are there twice, parameters
 * in an order that Python does not allow, types that are not types.
 */
public final class RandomRecords {

    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "c",
            "x",
            "f",
            "self",
            "cls",
            "args",
            "kwargs",
            "from",
            "from_",
            "None",
            "type",
            "match",
            "int",
            "str",
            "C",
            "D",
            "m",
            "sub",
            "__x",
            "_C__x",
            "_D__x",
            "\uFB01",
            "fi",
            "\u00E9",
            "__debug__",
            "__all__",
            "__getattr__",
            "__new__",
            "__pow__",
            "__ipow__",
            "__rpow__",
            "__eq__",
            "__iadd__",
            "__next__",
            "__call__",
            "__str__",
            "a\uFF9E",
            "__future__",
            "__\uFF44ebug__",
            "\uFF23",
            "\uFF49f_",
            "\uFF4Bwargs");

    /** No stub can have these names. */
    private static final List<String> REFUSED = List.of("\u037A", "\uFF9E", "not a name");

    /** Types and metadata that authors write in quotes. */
    private static final List<String> TEXTS = List.of(
            "int",
            "C",
            "list[C]",
            "int | None",
            "None",
            "Callable[[int, *int], str]",
            "Callable[..., int]",
            "Literal[-1, b'x', 'y']",
            "tuple[int, ...]",
            "tuple[()]",
            "*tuple[int, ...]",
            "Unpack[C]",
            "Final",
            "Self",
            "ClassVar[int]",
            "int, str",
            "(yield)",
            "x := 1",
            "await x",
            "lambda x, x: 1",
            "a b",
            "",
            "__future__.annotations",
            "Annotated[int, %s]",
            "Annotated[int, 'x', %s]",
            "list[Annotated[C, %s]]");

    private static final List<String> METADATA = List.of(
            "1",
            "'x'",
            "int",
            "(yield)",
            "(yield from int)",
            "await int",
            "lambda x, x: 1",
            "lambda a=1, b: 1",
            "dict(a=1)",
            "dict(a=1, a=2)",
            "dict(a=1, 2)",
            "dict(2, a=1)",
            "dict(**{}, *[])",
            "dict(**{}, 1)",
            "dict(1, *int, a=1, *int, b=2, **int, c=3)",
            "dict(a=1, *int, 2)",
            "dict(\uFB01=1, fi=2)",
            "dict(a=int for int in int)",
            "dict(int for int in int)",
            "dict(__debug__=1)",
            "dict([])",
            "f'{int}'",
            "f'{int'",
            "f'{int int}'",
            "t'{int}'",
            "*int",
            "1:2",
            "int[1:2]",
            "int[*int]",
            "int[*int:1]",
            "int[1:2 for int in int]",
            "[(*int) + 1]",
            "(*int) if 1 else (yield)",
            "{**{*int}, 1: [*int]}",
            "{int: 1 for [int, str] in int if not int for (C, (D,)) in 1 if 2 else 3}",
            "{int: 1 for [int, str] in int if not int for (C, (D,)) in (1 if 2 else 3)}",
            "[int for int() in int]",
            "[int for 'x' in int]",
            "{*int: 1}",
            "{1: 2}",
            "{1, 2}",
            "{**int}",
            "[*int for int in int]",
            "[int for 1 in int]",
            "[int for int in int]",
            "[await int for int in int]",
            "[int async for int in int]",
            "1 if int else 2",
            "-1 + 2 < 3",
            "not int",
            "int and int",
            "(int, *int)",
            "__debug__",
            "b'x'",
            "01.5",
            "1_0",
            "1j",
            "5 .real",
            "int(int(int))(int)",
            "(x := 1)",
            "[(int := 1)]");

    private static final List<String> DECORATORS = List.of(
            "property", "classmethod", "staticmethod", "x.setter", "a.setter", "a.deleter", "f.setter", "unknown");

    private static final List<String> DOCUMENTATION =
            List.of("", "One line", "Two\nlines", "\\", "\"\"\"", "'''\\", "\0\f\u2028", "    \n", "\t\"");

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** The records of another module. */
    public List<String> next() {
        List<String> records = new ArrayList<>();
        List<String> members = new ArrayList<>();
        addClass(records, members, "c0", Optional.empty());
        for (int id = 1; id < 1 + random.nextInt(4); id++) {
            addClass(
                    records,
                    members,
                    "c" + id,
                    Optional.of("c" + random.nextInt(id)).filter(c -> random.nextBoolean()));
        }
        for (int depth = random.nextInt(40) == 0 ? random.nextInt(50) : 0; depth > 0; depth--) {
            addClass(records, members, "d" + depth, Optional.of(depth == 1 ? "c0" : "d" + (depth - 1)));
        }
        for (int id = 0; id < random.nextInt(6); id++) {
            members.add("f" + id);
            records.add(function("\"id\":\"f" + id + "\""));
        }
        for (int id = 0; id < random.nextInt(3); id++) {
            records.add(attribute(random.nextBoolean() ? "m" : "c0"));
        }
        if (random.nextInt(4) == 0) {
            members.add("s");
            records.add(module("s", name(), List.of("c0", "f0", "c1")));
        }
        records.add(module("m", "m", members));
        return records;
    }

    /** The stubs of a library with these records; empty if it is refused. */
    public static Optional<StubTree> writable(List<String> records) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        ChunkParser parser = new ChunkParser();
        for (String record : records) {
            try {
                chunks.add(JsonText.parse(parser, record, new ArrayList<>()));
            } catch (ChunkFormatException e) {
                throw new IllegalArgumentException(record, e);
            }
        }
        StubTree tree = StubBuilder.build(
                new Linker(chunks, PythonVersion.OLDEST)
                        .link("m", Optional.empty())
                        .orElseThrow()
                        .module(),
                PythonVersion.OLDEST);
        try {
            TextTree.installed(Map.of("stubs", tree), ModuleOwners.BY_NAME, Header.NONE);
            return Optional.of(tree);
        } catch (RefusedException refused) {
            return Optional.empty();
        }
    }

    /** @param parent the class around the class; empty for a member of the module */
    private void addClass(List<String> records, List<String> members, String id, Optional<String> parent) {
        if (parent.isEmpty()) {
            members.add(id);
        }
        records.add("{\"type\":\"class\",\"id\":\"%s\",\"name\":%s,\"bases\":[%s],\"decorators\":[%s]%s%s}"
                .formatted(
                        id,
                        json(random.nextBoolean() ? "C" : name()),
                        some(this::expression, 2),
                        some(this::decorator, 2),
                        documentation(),
                        parent.map(",\"parent\":\"%s\""::formatted).orElse("")));
        for (int method = 0; method < random.nextInt(6); method++) {
            records.add(function("\"parent\":\"" + id + "\""));
        }
    }

    private String module(String id, String name, List<String> members) {
        return "{\"type\":\"module\",\"id\":\"%s\",\"name\":%s,\"members\":[%s],\"incomplete\":%s%s}"
                .formatted(
                        id,
                        json(name),
                        members.stream().map(RandomRecords::json).collect(Collectors.joining(",")),
                        random.nextInt(4) == 0,
                        documentation());
    }

    private String attribute(String parent) {
        return "{\"type\":\"attribute\",\"parent\":\"%s\",\"name\":%s%s%s%s}"
                .formatted(
                        parent,
                        json(name()),
                        perhaps("annotation", this::expression),
                        perhaps("value", this::expression),
                        documentation());
    }

    private String function(String owner) {
        String arguments = Stream.of(
                        "\"posonlyargs\":[%s]".formatted(some(this::parameter, 3)),
                        "\"args\":[%s]".formatted(some(this::parameter, 4)),
                        "\"kwonlyargs\":[%s]".formatted(some(this::parameter, 3)))
                .collect(Collectors.joining(","));
        return ("{\"type\":\"function\",%s,\"name\":%s,\"decorators\":[%s],\"arguments\":{%s%s%s},\"async\":%s%s%s}")
                .formatted(
                        owner,
                        json(name()),
                        some(this::decorator, 2),
                        arguments,
                        perhaps("vararg", this::parameter),
                        perhaps("kwarg", this::parameter),
                        random.nextInt(8) == 0,
                        perhaps("returns", this::expression),
                        documentation());
    }

    private String parameter() {
        return "{\"name\":%s%s%s}"
                .formatted(json(name()), perhaps("annotation", this::expression), perhaps("default", this::expression));
    }

    private String decorator() {
        return random.nextInt(4) == 0 ? expression() : json(one(DECORATORS));
    }

    private String expression() {
        return random.nextInt(60) == 0 ? nested(random.nextInt(240)) : expression(random.nextInt(4));
    }

    /** Brackets inside each other. */
    private String nested(int depth) {
        String list = "{\"type\":\"subscript\",\"value\":{\"type\":\"name\",\"id\":\"list\"},\"slice\":";
        String text = random.nextBoolean() ? named("int") : text("list[".repeat(depth) + "int" + "]".repeat(depth));
        return list.repeat(depth) + text + "}".repeat(depth);
    }

    private String expression(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(8)) {
                case 0 -> named(name());
                case 1 -> "{\"type\":\"id\",\"id\":\"c" + random.nextInt(4) + "\"}";
                case 2 -> text(one(TEXTS).formatted(one(METADATA)));
                case 3 -> constant("int", random.nextInt(20) == 0 ? "1".repeat(5_000) : "-1");
                case 4 -> constant("float", "1e3");
                case 5 -> "{\"type\":\"constant\",\"kind\":\"none\"}";
                case 6 -> "{\"type\":\"constant\",\"kind\":\"ellipsis\"}";
                default -> named("int");
            };
        }
        return switch (random.nextInt(6)) {
            case 0 ->
                "{\"type\":\"binop\",\"op\":\"bitor\",\"left\":%s,\"right\":%s}"
                        .formatted(expression(depth - 1), expression(depth - 1));
            case 1 ->
                "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}"
                        .formatted(expression(depth - 1), expression(depth - 1));
            case 2 ->
                "{\"type\":\"attribute\",\"value\":%s,\"attr\":%s}".formatted(expression(depth - 1), json(name()));
            case 3 -> "{\"type\":\"tuple\",\"elts\":[%s]}".formatted(some(() -> expression(depth - 1), 3));
            case 4 -> "{\"type\":\"list\",\"elts\":[%s]}".formatted(some(() -> expression(depth - 1), 3));
            default -> expression(0);
        };
    }

    private static String named(String name) {
        return "{\"type\":\"name\",\"id\":%s}".formatted(json(name));
    }

    private static String text(String value) {
        return constant("str", value);
    }

    private static String constant(String kind, String value) {
        return "{\"type\":\"constant\",\"kind\":\"%s\",\"value\":%s}".formatted(kind, json(value));
    }

    /** A name; rarely one that no stub can have, because one of these is enough for the library to be refused. */
    private String name() {
        return one(random.nextInt(600) == 0 ? REFUSED : NAMES);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String documentation() {
        return perhaps("doc", () -> json(one(DOCUMENTATION)));
    }

    private String perhaps(String field, Supplier<String> value) {
        return random.nextBoolean() ? ",\"" + field + "\":" + value.get() : "";
    }

    private String some(Supplier<String> value, int limit) {
        return Stream.generate(value).limit(random.nextInt(limit)).collect(Collectors.joining(","));
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> json.append(
                        c < ' ' || c == '"' || c == '\\' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c)));
        return json.append('"').toString();
    }
}
