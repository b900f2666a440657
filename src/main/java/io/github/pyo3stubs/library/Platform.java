package io.github.pyo3stubs.library;

/**
 * What a library was built for.
 *
 * @param classifier operating system and CPU in the words of os-maven-plugin, such as {@code linux-x86_64}
 */
public record Platform(String classifier) implements Comparable<Platform> {

    @Override
    public int compareTo(Platform other) {
        return classifier.compareTo(other.classifier);
    }
}
