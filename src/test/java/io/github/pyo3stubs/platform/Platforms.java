// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.platform;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every platform that there is, by its classifier. */
public final class Platforms {
    private static final Map<String, Platform> BY_CLASSIFIER = Stream.of(OperatingSystem.values())
            .flatMap(os -> Stream.of(Cpu.values())
                    .flatMap(cpu -> Stream.of(CLibrary.values()).map(cLibrary -> new Platform(os, cpu, cLibrary))))
            .collect(Collectors.toMap(Platform::classifier, Function.identity()));

    private Platforms() {}

    public static Platform of(String classifier) {
        Platform platform = BY_CLASSIFIER.get(classifier);
        if (platform == null) {
            throw new IllegalArgumentException(classifier);
        }
        return platform;
    }
}
