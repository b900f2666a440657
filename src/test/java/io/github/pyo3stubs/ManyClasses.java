// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.object.ElfBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A synthetic library with one module of many classes, as PyO3 0.30 describes them. Each class has three members with
 * documentation and types; its records have 2,000 bytes. Every eighth class inherits from its predecessor.
 */
public final class ManyClasses {

    private static final String MODULE = "many";

    private static final String TEXT = "Takes the place of documentation of a usual length, with a sentence about what"
            + " it does.\\n\\nA second paragraph names the errors and the units, in some lines.\\nThis is one of them.";

    private ManyClasses() {}

    /** Writes the library into a directory. Returns the path. */
    public static Path write(int classes, Path directory) throws IOException {
        ElfBuilder library = new ElfBuilder().export("PyInit_" + MODULE).needed("libc.so.6");
        List<String> records = records(classes);
        for (int i = 0; i < records.size(); i++) {
            library.record("PYO3_INTROSPECTION_1_%s%016x".formatted(MODULE, i), records.get(i));
        }
        // Most members have their names as C strings; without them they would count as compiled out.
        library.text(
                IntStream.range(0, classes).mapToObj(i -> "\0" + "value_" + i).collect(joining()));
        library.text("\0combine\0describe\0");
        Path file = path(classes, directory);
        library.write(file);
        return file;
    }

    /** Where {@link #write} writes the library. */
    public static Path path(int classes, Path directory) {
        return directory.resolve("lib%s%d.so".formatted(MODULE, classes));
    }

    /** The records of the module, of its classes, and of their members. */
    public static List<String> records(int classes) {
        List<String> records = new ArrayList<>(4 * classes + 1);
        records.add("{\"type\":\"module\",\"id\":\"%s\",\"name\":\"%s\",\"members\":[%s],\"incomplete\":false}"
                .formatted(
                        MODULE,
                        MODULE,
                        IntStream.range(0, classes)
                                .mapToObj(i -> "\"" + id(i) + "\"")
                                .collect(joining(","))));
        for (int i = 0; i < classes; i++) {
            records.add(theClass(i));
            records.add(method(
                    i,
                    "combine",
                    parameter("self", "") + "," + parameter("other", ofClass((i + 1) % classes)) + ","
                            + parameter("amounts", subscript(builtin("list"), builtin("int"))),
                    ofClass(i)));
            records.add(method(
                    i,
                    "describe",
                    parameter("self", "") + "," + parameter("width", union(builtin("int"), none())),
                    builtin("str")));
            records.add(
                    "{\"type\":\"attribute\",\"name\":\"value_%d\",\"parent\":\"%s\",\"doc\":\"%s\",\"annotation\":%s}"
                            .formatted(i, id(i), TEXT, subscript(typing("Sequence"), ofClass(i))));
        }
        return records;
    }

    private static String theClass(int i) {
        String bases = i % 8 == 1 ? ofClass(i - 1) : "";
        return "{\"type\":\"class\",\"id\":\"%s\",\"name\":\"Class%d\",\"bases\":[%s],\"decorators\":[],\"doc\":\"%s\"}"
                .formatted(id(i), i, bases, TEXT);
    }

    private static String method(int i, String name, String parameters, String returns) {
        return ("{\"type\":\"function\",\"name\":\"%s\",\"parent\":\"%s\",\"decorators\":[],\"async\":false,"
                        + "\"doc\":\"%s\",\"arguments\":{\"posonlyargs\":[],\"args\":[%s],\"kwonlyargs\":[]},"
                        + "\"returns\":%s}")
                .formatted(name, id(i), TEXT, parameters, returns);
    }

    private static String parameter(String name, String annotation) {
        return annotation.isEmpty()
                ? "{\"name\":\"%s\"}".formatted(name)
                : "{\"name\":\"%s\",\"annotation\":%s}".formatted(name, annotation);
    }

    private static String id(int i) {
        return "%032x".formatted(i * 7919L + 1);
    }

    private static String ofClass(int i) {
        return "{\"type\":\"id\",\"id\":\"%s\"}".formatted(id(i));
    }

    private static String builtin(String name) {
        return "{\"type\":\"name\",\"id\":\"%s\"}".formatted(name);
    }

    private static String typing(String name) {
        return "{\"type\":\"attribute\",\"value\":{\"type\":\"name\",\"id\":\"collections.abc\"},\"attr\":\"%s\"}"
                .formatted(name);
    }

    private static String none() {
        return "{\"type\":\"constant\",\"kind\":\"none\"}";
    }

    private static String union(String left, String right) {
        return "{\"type\":\"binop\",\"left\":%s,\"op\":\"bitor\",\"right\":%s}".formatted(left, right);
    }

    private static String subscript(String value, String slice) {
        return "{\"type\":\"subscript\",\"value\":%s,\"slice\":%s}".formatted(value, slice);
    }
}
