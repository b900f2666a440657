// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pyo3stubs.object.ElfBuilder;
import io.github.pyo3stubs.project.NativeModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build whose modules Maven builds in several threads. */
@Tag("faults")
class ManyModulesIT {

    private static final int MODULES = 30;

    @TempDir
    private Path base;

    @Test
    void thirty_modules_in_four_threads_get_the_stubs_of_their_own_libraries() throws Exception {
        Reactor reactor = new Reactor(base);
        for (int i = 0; i < MODULES; i++) {
            NativeModule.write(reactor.module("m" + i, "a.so").resolve("a.so"), new ElfBuilder(), "of" + i);
        }
        reactor.write();

        for (String goal : new String[] {"generate", "verify"}) {
            String command = reactor.command(goal, "-T 4 -Dpyo3stubs.stubsDirectory=python");
            Program maven = Program.run(new ProcessBuilder("sh", "-c", command).directory(base.toFile()));
            assertThat(maven.succeeded()).as(maven.toString()).isTrue();
        }

        for (int i = 0; i < MODULES; i++) {
            assertThat(base.resolve("m" + i + "/target/pyo3stubs/stubs/_native/__init__.pyi"))
                    .content()
                    .contains("def of" + i + "(): ...");
        }
    }
}
