// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A build of several modules with minimal POMs, in which the goals run by their full names.
 *
 * @param base the directory, with one for each module
 * @param libraries the value of the parameter {@code libraries} by module; empty for modules without it
 */
record Reactor(Path base, SortedMap<String, String> libraries) {

    Reactor(Path base) {
        this(base, new TreeMap<>());
    }

    /** Adds a module. Returns its directory. */
    Path module(String name, String libraries) throws IOException {
        this.libraries.put(name, libraries);
        return Files.createDirectories(base.resolve(name));
    }

    /** Writes the POMs. */
    void write() throws IOException {
        for (String name : libraries.keySet()) {
            String value = libraries.get(name);
            String property = value.isEmpty()
                    ? ""
                    : "<properties><pyo3stubs.libraries>%s</pyo3stubs.libraries></properties>".formatted(value);
            Files.writeString(base.resolve(name).resolve("pom.xml"), pom(name, property));
        }
        String modules = String.join("</module><module>", libraries.keySet());
        Files.writeString(
                base.resolve("pom.xml"), pom("all", "<modules><module>%s</module></modules>".formatted(modules)));
    }

    private static String pom(String name, String content) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  %s
                </project>
                """.formatted(name, content);
    }

    /** The command that runs a goal in all modules, for a shell. */
    String command(String goal, String options) {
        String build = System.getProperty("buildDirectory");
        return "'%s/bin/mvn' -B -ntp '-Dmaven.repo.local=%s/it-repository' %s %s:%s"
                .formatted(System.getProperty("mavenHome"), build, options, System.getProperty("plugin"), goal);
    }
}
