// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import io.github.pyo3stubs.object.ElfBuilder;
import java.nio.file.Path;

/** Libraries that describe a module, {@code _native} where nothing else is said. */
public final class NativeModule {

    private NativeModule() {}

    /** Writes one whose module has these functions, without parameters. */
    public static void write(Path file, ElfBuilder builder, String... functions) {
        describe("_native", builder, functions).write(file);
    }

    /** Describes a module in a library. */
    public static ElfBuilder describe(String name, ElfBuilder builder, String... functions) {
        return describe(name, builder, "false", functions);
    }

    /** Adds an attribute {@code port} of a builtin type to a module. */
    public static ElfBuilder port(ElfBuilder builder, String type) {
        return builder.record("PYO3_INTROSPECTION_1_p", """
                {"type":"attribute","parent":"m","name":"port","annotation":"builtins.%s"}""".formatted(type));
    }

    /** Describes a module to which a function adds more members when it is imported. */
    public static ElfBuilder describePartly(String name, ElfBuilder builder, String... functions) {
        return describe(name, builder, "true", functions);
    }

    private static ElfBuilder describe(String name, ElfBuilder builder, String incomplete, String... functions) {
        StringBuilder members = new StringBuilder();
        for (int id = 0; id < functions.length; id++) {
            members.append(id == 0 ? "" : ",").append('"').append(id).append('"');
            builder.record("PYO3_INTROSPECTION_1_" + id, """
                    {"type":"function","id":"%d","name":"%s","arguments":{}}""".formatted(id, functions[id]));
        }
        return builder.export("PyInit_" + name)
                .record("PYO3_INTROSPECTION_1_m", """
                {"type":"module","id":"m","name":"%s","members":[%s],"incomplete":%s}""".formatted(name, members, incomplete));
    }
}
