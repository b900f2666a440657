// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random stubs for Linux, macOS and Windows, before and since Python 3.12, with functions under a condition that none
 * of these decides. Each lists its public names in forms that the typing specification allows, or in others that have a
 * certain value, in any of which each view has just the functions that it declares.
 *
 * @see <a href="https://typing.python.org/en/latest/spec/distributing.html">Library interface</a>
 */
final class RandomPublicNames {

    /** Functions that have the same condition. */
    private enum Group {
        LINUX(
                List.of("l1", "l2"),
                "sys.platform == \"linux\"",
                "sys.platform.startswith(\"linux\")",
                "sys.platform in (\"linux\", \"aix\")",
                "\"linux\" == sys.platform"),
        WINDOWS(
                List.of("w1", "w2"),
                "sys.platform == \"win32\"",
                "sys.platform in (\"win32\", \"cygwin\")",
                "sys.platform.startswith(\"win\")",
                "os.name == \"nt\""),
        MACOS(
                List.of("m1"),
                "sys.platform == \"darwin\"",
                "sys.platform in [\"darwin\"]",
                "not sys.platform != \"darwin\""),
        POSIX(
                List.of("p1", "p2"),
                "sys.platform != \"win32\"",
                "sys.platform not in (\"win32\", \"cygwin\")",
                "not sys.platform.startswith(\"win\")",
                "sys.platform == \"linux\" or sys.platform == \"darwin\""),
        NEWER(List.of("v1"), "sys.version_info >= (3, 12)", "not sys.version_info < (3, 12)"),
        FLAG(List.of("f1"), "FLAG", "not not FLAG"),
        LINUX_FLAG(List.of("f2"), "FLAG and sys.platform == \"linux\"", "sys.platform == \"linux\" and FLAG"),
        OTHER(List.of("s1"), "True"),
        LINUX_OTHER(List.of("s2"), "sys.platform == \"linux\"", "sys.platform.startswith(\"linux\")");

        private final List<String> names;
        private final List<String> conditions;

        Group(List<String> names, String... conditions) {
            this.names = names;
            this.conditions = List.of(conditions);
        }
    }

    /** The module of which a stub may add the list. */
    static final String OTHER = """
            import sys
            __all__ = ["s1"]
            def s1() -> None: ...
            if sys.platform == "linux":
                __all__ += ["s2"]
                def s2() -> None: ...
            """;

    private final Random random;
    private final List<Group> groups = new ArrayList<>();

    /** The functions without a condition. */
    private final List<String> shared;

    /** The groups whose names the list has by itself. */
    private final List<Group> listed;

    private RandomPublicNames(Random random) {
        this.random = random;
        this.shared = random.nextInt(8) == 0 ? List.of() : List.of("a", "b", "c");
        boolean isOtherAdded = random.nextInt(4) == 0;
        for (Group group : Group.values()) {
            boolean isOther = group == Group.OTHER || group == Group.LINUX_OTHER;
            if (isOther ? isOtherAdded || random.nextInt(8) == 0 : random.nextInt(3) > 0) {
                groups.add(group);
            }
        }
        listed = new ArrayList<>(groups);
        if (isOtherAdded) {
            listed.removeAll(List.of(Group.OTHER, Group.LINUX_OTHER));
        }
    }

    static String stub(Random random) {
        RandomPublicNames names = new RandomPublicNames(random);
        return "import os\nimport sys\nimport other\nimport unknown\n\n" + names.list() + "\n" + names.functions();
    }

    private String list() {
        if (random.nextInt(8) == 0) {
            return "";
        }
        String text = switch (random.nextInt(7)) {
            case 0 -> base(all()) + removals();
            case 1 -> bySystem();
            case 2 -> base(shared) + nested();
            case 3 -> oneExpression();
            case 4 -> base(shared) + conditionalAdditions();
            default -> base(shared) + additions();
        };
        return text
                + (listed.size() < groups.size()
                        ? pick(
                                "__all__ += other.__all__\n",
                                "__all__.extend(other.__all__)\n",
                                "__all__ = __all__ + other.__all__\n",
                                "__all__ += [*other.__all__]\n",
                                "if sys.platform == \"linux\":\n    __all__ += other.__all__\n"
                                        + "else:\n    __all__ += other.__all__\n")
                        : "");
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(shared);
        listed.forEach(group -> all.addAll(group.names));
        return all;
    }

    /** One assignment of all names. */
    private String oneExpression() {
        List<String> terms = new ArrayList<>(List.of(list(shared)));
        listed.forEach(group -> terms.add("(" + chosen(group) + ")"));
        Collections.shuffle(terms, random);
        return switch (random.nextInt(3)) {
            case 0 -> "__all__ = " + String.join(" + ", terms) + "\n";
            case 1 -> "__all__ = sorted(" + String.join(" + ", terms) + ")\n";
            default -> "__all__ = [*" + String.join(", *", terms) + "]\n";
        };
    }

    /** The names of a group where its condition holds, else none. */
    private String chosen(Group group) {
        String names = random.nextBoolean() ? list(group.names) : tuple(group.names);
        return random.nextBoolean()
                ? names + " if " + condition(group) + " else []"
                : "() if not (" + condition(group) + ") else " + names;
    }

    private String conditionalAdditions() {
        return listed.stream().map(this::conditionalAddition).collect(joining());
    }

    private String conditionalAddition(Group group) {
        String chosen = chosen(group);
        return pick(
                "__all__ += " + chosen + "\n",
                "__all__ += [*(" + chosen + ")]\n",
                "__all__.extend(" + chosen + ")\n",
                "__all__ = __all__ + list(" + chosen + ")\n",
                "__all__ = [*(" + chosen + "), *__all__]\n",
                "__all__ = __all__ + " + list(group.names) + " if " + condition(group) + " else __all__\n");
    }

    /** The list, in a form that assigns it. */
    private String base(List<String> names) {
        return switch (random.nextInt(4)) {
            case 0 -> "__all__ = " + tuple(names) + "\n";
            case 1 -> "__all__: list[str] = " + list(names) + "\n";
            case 2 -> "__all__: list[str]\n" + addition(names, "");
            default -> "__all__ = " + list(names) + "\n";
        };
    }

    private String addition(List<String> names, String indentation) {
        return switch (random.nextInt(8)) {
            case 0 -> indentation + "__all__ += " + tuple(names) + "\n";
            case 1 -> indentation + "__all__.extend(" + list(names) + ")\n";
            case 2 -> calls(names, indentation + "__all__.append(");
            case 3 -> calls(names, indentation + "__all__.insert(0, ");
            case 4 -> indentation + "__all__ = __all__ + " + list(names) + "\n";
            case 5 -> indentation + "__all__ = [*__all__, *" + tuple(names) + "]\n";
            case 6 -> indentation + "__all__ += [*" + list(names) + "]\n" + indentation + "__all__ += []\n";
            default -> indentation + "__all__ += " + list(names) + "\n";
        };
    }

    private static String calls(List<String> names, String call) {
        return names.stream().map(name -> call + '"' + name + "\")\n").collect(joining());
    }

    private String additions() {
        StringBuilder text = new StringBuilder();
        boolean isChain = false;
        for (Group group : listed) {
            // the conditions of the first three groups exclude each other
            boolean isElse = isChain && group.compareTo(Group.MACOS) <= 0 && random.nextBoolean();
            text.append(isElse ? "el" : "")
                    .append("if ")
                    .append(condition(group))
                    .append(":\n");
            text.append(addition(group.names, "    "));
            if (group == Group.WINDOWS && random.nextInt(3) == 0) {
                text.append(
                        random.nextBoolean()
                                ? "    __all__ += unknown.__all__\n"
                                : "    __all__.extend(unknown.__all__)\n");
            }
            isChain = true;
        }
        return text.toString();
    }

    private String removals() {
        return listed.stream()
                .map(group -> "if not (" + condition(group) + "):\n"
                        + group.names.stream()
                                .map(name -> "    __all__.remove(\"" + name + "\")\n")
                                .collect(joining()))
                .collect(joining());
    }

    /** A list for each system, or one of which some systems have another. */
    private String bySystem() {
        boolean isDefault = random.nextBoolean();
        String text = isDefault ? base(names(Group.LINUX, Group.POSIX)) : "";
        text += "if " + condition(Group.WINDOWS) + ":\n    __all__ = " + list(names(Group.WINDOWS)) + "\n";
        text += "elif " + condition(Group.MACOS) + ":\n    __all__ = " + list(names(Group.MACOS, Group.POSIX)) + "\n";
        text += isDefault ? "" : "else:\n    __all__ = " + list(names(Group.LINUX, Group.POSIX)) + "\n";
        return text + others();
    }

    private List<String> names(Group... ofSystem) {
        List<String> names = new ArrayList<>(shared);
        for (Group group : ofSystem) {
            names.addAll(groups.contains(group) ? group.names : List.of());
        }
        return names;
    }

    private String nested() {
        String posix = of(Group.POSIX, "    ", "") + of(Group.MACOS, "    ");
        String linux = of(Group.LINUX, "    ");
        String text = "if " + condition(Group.POSIX) + ":\n    pass\n" + posix + linux;
        return text + "else:\n    pass\n" + of(Group.WINDOWS, "    ", "") + others();
    }

    private String others() {
        return listed.stream()
                .filter(group -> group.compareTo(Group.NEWER) >= 0)
                .map(group -> of(group, ""))
                .collect(joining());
    }

    private String of(Group group, String indentation) {
        return of(group, indentation, "if " + condition(group) + ":\n");
    }

    private String of(Group group, String indentation, String header) {
        if (!listed.contains(group)) {
            return "";
        }
        return header.isEmpty()
                ? addition(group.names, indentation)
                : indentation + header + addition(group.names, indentation + "    ");
    }

    private String functions() {
        StringBuilder text = new StringBuilder();
        shared.forEach(name -> text.append(function(name, "")));
        for (Group group : groups) {
            text.append("\nif ").append(condition(group)).append(":\n");
            group.names.forEach(name -> text.append(function(name, "    ")));
        }
        return text.toString();
    }

    private String condition(Group group) {
        return group.conditions.get(random.nextInt(group.conditions.size()));
    }

    static String function(String name, String indentation) {
        return indentation + "def " + name + "() -> None: ...\n";
    }

    static String list(List<String> names) {
        return "[" + quoted(names) + "]";
    }

    private static String tuple(List<String> names) {
        return names.isEmpty() ? "()" : "(" + quoted(names) + ",)";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(joining(", "));
    }
}
