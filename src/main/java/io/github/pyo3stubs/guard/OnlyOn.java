// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.guard;

import io.github.pyo3stubs.platform.Platform;
import io.github.pyo3stubs.platform.Target;
import io.github.pyo3stubs.syntax.Body;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Comment;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The comment before a declaration that only some targets have, though no condition of a stub tells them from the
 * others: {@code # only on linux-aarch_64}. Type checkers see the declaration everywhere.
 *
 * @param targets the targets in the words of {@link Target#shown()}, without the Python where the platform says enough
 */
public record OnlyOn(List<String> targets) {

    private static final String START = "# only on ";
    private static final String SEPARATOR = ", ";

    /** Few stubs have such a comment. */
    private static final class Patterns {
        static final Pattern TARGET = Pattern.compile("(\\S+)(?: \\(\\S+\\))?");
    }

    public OnlyOn {
        targets = List.copyOf(targets);
    }

    /**
     * The comment for a declaration.
     *
     * @param having the targets with the declaration
     * @param lacking the targets without it
     */
    public static OnlyOn of(List<Target> having, List<Target> lacking) {
        List<Platform> others = lacking.stream().map(Target::platform).toList();
        return new OnlyOn(having.stream()
                .map(target -> others.contains(target.platform())
                        ? target.shown()
                        : target.platform().classifier())
                .distinct()
                .sorted()
                .toList());
    }

    /** The comment among those before a declaration; empty if there is none. */
    public static Optional<OnlyOn> in(Statement statement) {
        return statement instanceof Comment comment
                ? comment.lines().stream()
                        .flatMap(line -> ofLine(line).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Whether any statement in some stubs has this comment before it. */
    public static boolean isIn(StubTree stubs) {
        for (StubFile file : stubs.files().values()) {
            if (isIn(file.body())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of some statements has this comment before it, at any depth. */
    public static boolean isIn(List<Statement> statements) {
        for (Statement statement : statements) {
            if (in(statement).isPresent()
                    || statement instanceof ClassDefinition definition && isIn(definition.body())) {
                return true;
            }
            for (Body body : statement.blocks()) {
                if (isIn(body.statements())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<OnlyOn> ofLine(String line) {
        if (!line.startsWith(START)) {
            return Optional.empty();
        }
        List<String> targets =
                List.of(line.substring(START.length()).stripTrailing().split(SEPARATOR));
        return targets.stream().allMatch(OnlyOn::isTarget) ? Optional.of(new OnlyOn(targets)) : Optional.empty();
    }

    private static boolean isTarget(String text) {
        Matcher matcher = Patterns.TARGET.matcher(text);
        return matcher.matches() && Platform.ofClassifier(matcher.group(1)).isPresent();
    }

    /**
     * Whether a named target is not at hand, so that its library may have the declaration though none at hand has it.
     */
    public boolean isElsewhere(Collection<Target> atHand) {
        return !atHand.stream()
                .flatMap(target -> Stream.of(target.shown(), target.platform().classifier()))
                .toList()
                .containsAll(targets);
    }

    /** The statements of a declaration with this comment before them, in place of another one of its kind. */
    public List<Statement> before(List<Statement> declaration) {
        List<String> lines = new ArrayList<>();
        List<Statement> commented = new ArrayList<>(declaration);
        // Two comments in a row would be read as one
        if (commented.get(0) instanceof Comment comment) {
            comment.lines().stream().filter(line -> ofLine(line).isEmpty()).forEach(lines::add);
            commented.remove(0);
        }
        lines.add(START + String.join(SEPARATOR, targets));
        commented.add(0, new Comment(lines));
        return commented;
    }
}
