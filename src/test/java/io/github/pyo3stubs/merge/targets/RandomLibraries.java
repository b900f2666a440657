// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge.targets;

import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.token.StubSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Stubs of one module for several targets, of the kinds that libraries declare: functions and overloads, classes with
 * members, attributes, imports, a submodule, docstrings and {@code __all__}. What the targets declare differs by
 * chance, and changes from one release to the next.
 */
public final class RandomLibraries {

    /** How many different forms a declaration may have; in the form 0 it is missing. */
    private static final int FORMS = 4;

    private static final List<String> TYPES = List.of("None", "int", "str", "list[int]");

    private final Random random;
    private final Set<Target> targets;

    /** The forms of declarations for all targets, and for one target where its own differs. */
    private final Map<String, Integer> shared = new LinkedHashMap<>();

    private final Map<Target, Map<String, Integer>> own = new LinkedHashMap<>();

    private RandomLibraries(Random random, Set<Target> targets) {
        this.random = random;
        this.targets = targets;
    }

    /** The libraries of a project for the targets; those of the next release are different in some declarations. */
    public static RandomLibraries of(Set<Target> targets, int seed) {
        return new RandomLibraries(new Random(new SplittableRandom(seed).nextLong()), new LinkedHashSet<>(targets));
    }

    /** The stubs of the next release. */
    public Map<Target, StubTree> release() {
        shared.keySet().removeIf(name -> random.nextInt(6) == 0);
        own.values().forEach(forms -> forms.keySet().removeIf(name -> random.nextInt(6) == 0));
        Map<Target, StubTree> trees = new LinkedHashMap<>();
        for (Target target : targets) {
            trees.put(target, tree(files(target)));
        }
        return trees;
    }

    private static StubTree tree(String text) {
        try {
            return Targets.files(text);
        } catch (StubSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    private String files(Target target) {
        boolean hasSubmodule = form("s", target) > 0;
        String module = module("", target, hasSubmodule);
        return hasSubmodule
                ? "# m/\n" + module + "# m.s\n" + module("s.", target, false)
                : "# m\n" + module + "always: int\n";
    }

    private int form(String name, Target target) {
        int everywhere = shared.computeIfAbsent(name, added -> random.nextInt(FORMS));
        return own.computeIfAbsent(target, added -> new LinkedHashMap<>())
                .computeIfAbsent(name, added -> random.nextInt(5) == 0 ? random.nextInt(FORMS) : everywhere);
    }

    private String module(String prefix, Target target, boolean hasSubmodule) {
        StringBuilder text = new StringBuilder(documentation("", form(prefix + "doc", target)));
        text.append("from typing import overload\n");
        List<String> names = new ArrayList<>();
        if (hasSubmodule) {
            text.append("from . import s as s\n");
            names.add("s");
        }
        StringBuilder declarations = new StringBuilder();
        for (String name : List.of("i1", "C1", "C2", "f1", "f2", "o1", "v1", "v2")) {
            int form = form(prefix + name, target);
            if (form > 0) {
                names.add(name);
                if (name.startsWith("i")) {
                    text.append("from other%d import %s as %s\n".formatted(form, name, name));
                } else {
                    declarations.append(declaration(prefix + name, name, form, target));
                }
            }
        }
        if (form(prefix + "__all__", target) > 1) {
            text.append("__all__ = [\"").append(String.join("\", \"", names)).append("\"]\n");
        }
        return text.append(declarations).toString();
    }

    private String declaration(String key, String name, int form, Target target) {
        String type = TYPES.get(form);
        return switch (name.charAt(0)) {
            case 'C' -> {
                StringBuilder members = new StringBuilder(documentation("    ", form(key + ".doc", target)));
                for (String member : List.of("a1", "m1", "o2", "p1")) {
                    int ofMember = form(key + "." + member, target);
                    members.append(ofMember > 0 ? member(member, ofMember) : "");
                }
                yield "class %s%s:%s".formatted(name, form == 1 ? "" : "(" + type + ")", body(members.toString()));
            }
            case 'f' -> "def %s(a: %s) -> %s:%s".formatted(name, type, type, body(documentation("    ", form)));
            case 'o' -> overloads("", name, "", type);
            default -> "%s: %s\n%s".formatted(name, type, documentation("", form));
        };
    }

    private static String member(String name, int form) {
        String type = TYPES.get(form);
        return switch (name.charAt(0)) {
            case 'a' -> "    %s: %s\n%s".formatted(name, type, documentation("    ", form));
            case 'm' -> "    def %s(self, /) -> %s: ...\n".formatted(name, type);
            case 'o' -> overloads("    ", name, "self, ", type);
            default ->
                "    @property\n    def %s(self, /) -> %s: ...\n".formatted(name, type)
                        + (form == 1
                                ? ""
                                : "    @%s.setter\n    def %s(self, /, value: %s) -> None: ...\n"
                                        .formatted(name, name, type));
        };
    }

    private static String overloads(String indent, String name, String self, String type) {
        return "%s@overload\n%sdef %s(%sa: int) -> %s: ...\n".formatted(indent, indent, name, self, type)
                + "%s@overload\n%sdef %s(%sa: str) -> %s: ...\n".formatted(indent, indent, name, self, type);
    }

    private static String body(String statements) {
        return statements.isEmpty() ? " ...\n" : "\n" + statements;
    }

    private static String documentation(String indent, int form) {
        return form > 1 ? "%s\"\"\"Text %d.\"\"\"\n".formatted(indent, form) : "";
    }
}
