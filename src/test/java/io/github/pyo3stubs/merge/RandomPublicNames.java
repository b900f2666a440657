// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.merge;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random stubs for Linux, macOS and Windows, before and since Python 3.12. Each lists its public names in one of the
 * forms that the typing specification allows, in any of which each view has just the functions that it declares.
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
        NEWER(List.of("v1"), "sys.version_info >= (3, 12)", "not sys.version_info < (3, 12)");

        private final List<String> names;
        private final List<String> conditions;

        Group(List<String> names, String... conditions) {
            this.names = names;
            this.conditions = List.of(conditions);
        }
    }

    private static final List<String> SHARED = List.of("a", "b", "c");

    private final Random random;
    private final List<Group> groups = new ArrayList<>();

    private RandomPublicNames(Random random) {
        this.random = random;
        for (Group group : Group.values()) {
            if (random.nextInt(3) > 0) {
                groups.add(group);
            }
        }
    }

    static String stub(Random random) {
        RandomPublicNames names = new RandomPublicNames(random);
        return "import os\nimport sys\nimport other\n\n" + names.list() + "\n" + names.functions();
    }

    private String list() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> base(all()) + removals();
            case 2 -> bySystem();
            case 3 -> base(SHARED) + nested();
            default -> base(SHARED) + additions();
        };
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(SHARED);
        groups.forEach(group -> all.addAll(group.names));
        return all;
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
        return switch (random.nextInt(4)) {
            case 0 -> indentation + "__all__ += " + tuple(names) + "\n";
            case 1 -> indentation + "__all__.extend(" + list(names) + ")\n";
            case 2 ->
                names.stream()
                        .map(name -> indentation + "__all__.append(\"" + name + "\")\n")
                        .collect(joining());
            default -> indentation + "__all__ += " + list(names) + "\n";
        };
    }

    private String additions() {
        StringBuilder text = new StringBuilder();
        boolean isChain = false;
        for (Group group : groups) {
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
                                ? "    __all__ += other.__all__\n"
                                : "    __all__.extend(other.__all__)\n");
            }
            isChain = true;
        }
        return text.toString();
    }

    private String removals() {
        return groups.stream()
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
        return text + of(Group.NEWER, "");
    }

    private List<String> names(Group... ofSystem) {
        List<String> names = new ArrayList<>(SHARED);
        for (Group group : ofSystem) {
            names.addAll(groups.contains(group) ? group.names : List.of());
        }
        return names;
    }

    private String nested() {
        String posix = of(Group.POSIX, "    ", "") + of(Group.MACOS, "    ");
        String linux = of(Group.LINUX, "    ");
        String text = "if " + condition(Group.POSIX) + ":\n    pass\n" + posix + linux;
        return text + "else:\n    pass\n" + of(Group.WINDOWS, "    ", "") + of(Group.NEWER, "");
    }

    private String of(Group group, String indentation) {
        return of(group, indentation, "if " + condition(group) + ":\n");
    }

    private String of(Group group, String indentation, String header) {
        if (!groups.contains(group)) {
            return "";
        }
        return header.isEmpty()
                ? addition(group.names, indentation)
                : indentation + header + addition(group.names, indentation + "    ");
    }

    private String functions() {
        StringBuilder text = new StringBuilder();
        SHARED.forEach(name -> text.append(function(name, "")));
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
        return "(" + quoted(names) + ",)";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(joining(", "));
    }
}
