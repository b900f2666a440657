package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.object.ElfBuilder;
import java.nio.file.Path;

/** Libraries that describe a module {@code _native}. */
final class NativeModule {

    private NativeModule() {}

    /** Writes one whose module has these functions, without parameters. */
    static void write(Path file, ElfBuilder builder, String... functions) {
        StringBuilder members = new StringBuilder();
        for (int id = 0; id < functions.length; id++) {
            members.append(id == 0 ? "" : ",").append('"').append(id).append('"');
            builder.record("PYO3_INTROSPECTION_1_" + id, """
                    {"type":"function","id":"%d","name":"%s","arguments":{}}""".formatted(id, functions[id]));
        }
        builder.export("PyInit__native")
                .record("PYO3_INTROSPECTION_1_m", """
                {"type":"module","id":"m","name":"_native","members":[%s],"incomplete":false}""".formatted(members))
                .write(file);
    }
}
