// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;

/** The same with the packaged jar, as other projects get it. It needs no other file. */
class StubToolIT extends StubToolTest {

    private static final Path BUILD = Path.of(System.getProperty("buildDirectory"));

    @Override
    Path product() {
        String[] plugin = System.getProperty("plugin").split(":");
        return BUILD.resolve(plugin[1] + "-" + plugin[2] + ".jar");
    }

    @Override
    List<String> dependencies() {
        return List.of();
    }

    @Test
    void the_product_is_a_jar_without_classes_under_the_names_of_others() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/github/pyo3stubs/"));
    }

    @Test
    void the_jar_says_which_libraries_it_contains_and_has_their_licence_and_notices() throws Exception {
        assertThat(entries())
                .contains(
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/maven/com.fasterxml.jackson.core/jackson-core/pom.properties",
                        "META-INF/maven/com.fasterxml.jackson.core/jackson-databind/pom.properties",
                        "META-INF/maven/com.fasterxml.jackson.dataformat/jackson-dataformat-toml/pom.properties",
                        "META-INF/maven/io.github.java-diff-utils/java-diff-utils/pom.properties")
                .doesNotHaveDuplicates();
    }

    @Test
    void a_build_that_uses_the_plugin_reads_no_other_pom() throws Exception {
        Model published;
        try (Reader reader = Files.newBufferedReader(Path.of("dependency-reduced-pom.xml"))) {
            published = new MavenXpp3Reader().read(reader);
        }
        assertThat(published.getParent()).isNull();
        assertThat(published.getDependencies()).extracting(Dependency::getScope).containsOnly("provided", "test");
        assertThat(published.getDependencyManagement().getDependencies())
                .extracting(Dependency::getScope)
                .doesNotContain("import");
    }

    private List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(product().toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }
}
