// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A build of several modules with minimal POMs, in which the goals run by their full names.
 *
 * @param base the directory, with one for each module
 * @param parameters the values of the goals' parameters, by module
 */
record Reactor(Path base, SortedMap<String, Map<String, String>> parameters) {

    Reactor(Path base) {
        this(base, new TreeMap<>());
    }

    /** Adds a module with libraries. Returns its directory. */
    Path module(String name, String libraries) throws IOException {
        return module(name, Map.of("libraries", libraries));
    }

    /** Adds a module. Returns its directory. */
    Path module(String name, Map<String, String> parameters) throws IOException {
        this.parameters.put(name, parameters);
        return Files.createDirectories(base.resolve(name));
    }

    /** Writes the POMs. */
    void write() throws IOException {
        for (String name : parameters.keySet()) {
            String properties = parameters.get(name).entrySet().stream()
                    .map(value -> "<pyo3stubs.%s>%s</pyo3stubs.%1$s>".formatted(value.getKey(), value.getValue()))
                    .collect(Collectors.joining("", "<properties>", "</properties>"));
            Files.writeString(base.resolve(name).resolve("pom.xml"), pom(name, properties));
        }
        String modules = String.join("</module><module>", parameters.keySet());
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
