// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The same with the packaged jar, as other projects get it. */
class StubToolIT extends StubToolTest {

    @Override
    Path product() {
        String[] plugin = System.getProperty("plugin").split(":");
        return Path.of(System.getProperty("buildDirectory"), plugin[1] + "-" + plugin[2] + ".jar");
    }

    @Test
    void the_product_is_a_jar_without_classes_of_others() throws Exception {
        try (JarFile jar = new JarFile(product().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("io/github/pyo3stubs/"));
        }
    }
}
