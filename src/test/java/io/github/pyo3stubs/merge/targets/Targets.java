// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.name.ModuleOwners;
import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.parse.StubParser;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Targets and their trees, by short names. */
public final class Targets {

    static final String MODULE = "m";

    private Targets() {}

    /** A target by triple and tag: {@code x86_64-unknown-linux-gnu cp310-cp310}; {@code linux} and so on are short. */
    public static Target target(String words) {
        String[] parts = words.split(" ");
        String triple = switch (parts[0]) {
            case "linux" -> "x86_64-unknown-linux-gnu";
            case "linux-arm" -> "aarch64-unknown-linux-gnu";
            case "linux-musl" -> "x86_64-unknown-linux-musl";
            case "mac" -> "aarch64-apple-darwin";
            case "windows" -> "x86_64-pc-windows-msvc";
            case "windows-32" -> "i686-pc-windows-msvc";
            case "freebsd" -> "x86_64-unknown-freebsd";
            case "ios" -> "aarch64-apple-ios";
            default -> parts[0];
        };
        return new Target(
                Platform.ofTriple(triple).orElseThrow(), parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }

    /** Trees of one module from pairs of a target and a text. */
    public static Map<Target, StubTree> trees(String... targetsAndTexts) throws StubSyntaxException {
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (int i = 0; i < targetsAndTexts.length; i += 2) {
            trees.put(target(targetsAndTexts[i]), tree(targetsAndTexts[i + 1]));
        }
        return trees;
    }

    public static StubTree tree(String text) throws StubSyntaxException {
        return StubTree.of(List.of(StubParser.parse(text, MODULE, false)));
    }

    /** A tree of files, each after a line {@code # module}; {@code # module/} for a package. */
    public static StubTree files(String text) throws StubSyntaxException {
        List<StubFile> files = new ArrayList<>();
        for (String part : text.split("(?m)^# ")) {
            if (!part.isBlank()) {
                String name = part.lines().findFirst().orElseThrow();
                boolean isPackage = name.endsWith("/");
                files.add(StubParser.parse(
                        part.substring(name.length() + 1),
                        isPackage ? name.substring(0, name.length() - 1) : name,
                        isPackage));
            }
        }
        return StubTree.of(files);
    }

    /** The text of the module that trees become. */
    static String merged(Map<Target, StubTree> trees) {
        return text(tree(TargetMerge.of(trees, Set.of(), ModuleOwners.BY_NAME)), MODULE);
    }

    static StubTree tree(MergeResult result) {
        if (result instanceof MergeResult.Merged merged) {
            return merged.tree();
        }
        throw new AssertionError(result.toString());
    }

    public static String text(StubTree tree, String module) {
        return StubPrinter.print(tree.file(module).orElseThrow(), tree);
    }
}
