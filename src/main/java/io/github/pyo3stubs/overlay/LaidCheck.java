// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.compare.DeclarationKind;
import io.github.pyo3stubs.guard.PublicNames;
import io.github.pyo3stubs.guard.View;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.member.ScopeLaying;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Accessor;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks stubs that an overlay was laid over: each name means something, none is declared twice, and no class is its
 * own base. What is so in the generated stubs already is not reported.
 */
final class LaidCheck {

    private final View view;
    private final Definitions before;
    private final Definitions after;
    private final BaseCycles cycles;
    private final Set<Name> inCycles = new HashSet<>();
    private final StubTree laid;
    private final List<OverlayFile> overlays;
    private final Removals removals;
    private final List<OverlayFault> faults = new ArrayList<>();

    LaidCheck(OverlayTarget target, StubTree laid, List<OverlayFile> overlays, Removals removals) {
        this.view = target.view();
        this.before = new Definitions(target.tree());
        this.after = new Definitions(laid);
        this.cycles = new BaseCycles(laid);
        this.laid = laid;
        this.overlays = overlays;
        this.removals = removals;
    }

    List<OverlayFault> faults() {
        for (StubFile file : laid.files().values()) {
            check(file.body(), file.module(), file.module());
            checkList(file);
        }
        return faults.stream().distinct().toList();
    }

    private void check(List<Statement> body, String module, String scope) {
        Map<ScopeLaying.Key, Integer> declared = new HashMap<>();
        for (Statement statement : body) {
            String name = scope;
            if (statement instanceof Declaration declaration) {
                name = scope + "." + declaration.name();
                boolean overload = DeclarationKind.isOverload(declaration);
                int times = overload ? 1 : declared.merge(ScopeLaying.Key.of(declaration), 1, Integer::sum);
                if (times > 1) {
                    duplicate(module, name, times);
                }
                if (isAboveGetter(declaration, declared.keySet(), body) && isStated(module, name)) {
                    fault(module, name, aboveGetter(name));
                }
            }
            check(statement, module, name);
            if (statement instanceof Import explicit && !explicit.isAll()) {
                checkImport(explicit.name(), module, explicit.binds());
            }
            boolean isClass = statement instanceof ClassDefinition;
            if (isClass && isStated(module, name)) {
                checkBases(module, name);
            }
            String inside = isClass ? name : scope;
            statement.bodies().forEach(inner -> check(inner.statements(), module, inside));
        }
    }

    /** Reports names in a list of public names that an overlay states for a module of its own. */
    private void checkList(StubFile file) {
        String list = StubFile.qualifiedAll(file.module());
        if (isStated(file.module(), list)) {
            PublicNames.listed(file.body()).stream()
                    .flatMap(List::stream)
                    .filter(name -> !after.contain(new Name(file.module(), name)))
                    .forEach(name -> fault(
                            file.module(),
                            list,
                            Message.of(
                                    "%s has '%s', which %s does not declare. %s",
                                    StubFile.ALL, name, file.module(), new Advice("Declare it, or remove it here."))));
        }
    }

    /** Whether a declaration changes a property that the same block declares below it, so that nothing is changed. */
    private static boolean isAboveGetter(Declaration declaration, Set<ScopeLaying.Key> above, List<Statement> block) {
        Optional<Accessor> accessor = ScopeLaying.Key.of(declaration).accessor();
        if (accessor.isEmpty() || accessor.get() == Accessor.GETTER) {
            return false;
        }
        ScopeLaying.Key getter = new ScopeLaying.Key(declaration.name(), Optional.of(Accessor.GETTER));
        return !above.contains(getter)
                && block.stream()
                        .anyMatch(statement -> statement instanceof Declaration other
                                && ScopeLaying.Key.of(other).equals(getter));
    }

    private static Message aboveGetter(String name) {
        return Message.of(
                "%s has an accessor above its getter. %s",
                name, new Advice("Move the getter, with @property, above the other accessors."));
    }

    private void duplicate(String module, String name, int times) {
        overlay(module)
                .flatMap(file -> lines(file, name)
                        .skip(times - 1)
                        .findFirst()
                        .map(line -> new OverlayFault(
                                file.shown(),
                                line,
                                Message.of(
                                        "%s is declared twice. %s",
                                        name, new Advice("Remove one of the declarations.")))))
                .ifPresent(faults::add);
    }

    private void check(Statement statement, String module, String place) {
        Set<Name> used = new HashSet<>();
        statement.forEachExpression((role, whole) -> whole.forEach(part -> {
            if (part instanceof Name name) {
                used.add(name);
            }
        }));
        used.stream()
                .filter(name -> !after.contain(name) && (before.contain(name) || isStated(module, place)))
                .forEach(name -> unresolved(name, module, place));
    }

    /** Reports a class that is its own base, once for the classes of a cycle. */
    private void checkBases(String module, String place) {
        Name name = new Name(module, DottedName.of(place).relativeTo(module).orElseThrow());
        List<Name> cycle = cycles.of(name);
        if (!cycle.isEmpty() && inCycles.addAll(cycle)) {
            String others =
                    cycle.stream().limit(cycle.size() - 1L).map(Name::dotted).collect(joining(" and "));
            fault(
                    module,
                    place,
                    Message.of(
                            "%s is its own base%s. %s",
                            place, others.isEmpty() ? "" : ", because of " + others, new Advice("Name another base.")));
        }
    }

    /** Reports an import of a name that a module of the stubs does not have. */
    private void checkImport(Name name, String module, List<String> bound) {
        boolean isOfStubs = before.contain(name) || laid.file(name.module()).isPresent();
        if (bound.isEmpty() || !isOfStubs || after.contain(name)) {
            return;
        }
        String place = module + "." + bound.get(0);
        Optional<Removals.Removal> removal = removals.of(name.dotted());
        if (removal.isPresent()) {
            fault(
                    removal.get(),
                    "%s is removed, but %s imports it. %s",
                    module,
                    "Keep it, or remove it there too, by  del " + bound.get(0));
        } else if (isStated(module, place)) {
            fault(
                    module,
                    place,
                    Message.of(
                            "%s does not have %s. %s",
                            name.module(), name.path(), new Advice("Correct the import, or remove it.")));
        }
    }

    private boolean isStated(String module, String place) {
        return overlay(module).filter(file -> file.lines().containsKey(place)).isPresent();
    }

    private void unresolved(Name name, String module, String place) {
        Optional<Removals.Removal> removal = removals.of(name.dotted());
        if (removal.isPresent()) {
            fault(
                    removal.get(),
                    "%s is removed, but %s uses it. %s",
                    place,
                    "Keep it, or write another type for " + place + ".");
        } else {
            fault(
                    module,
                    place,
                    Message.of(
                            "%s uses '%s', which is unknown. %s",
                            place,
                            name.isBuiltin() ? name.path() : name.dotted(),
                            new Advice("Import it, declare it, or correct the name.")));
        }
    }

    /** Reports a removal of something that a user of it still needs. */
    private void fault(Removals.Removal removal, String problem, String user, String advice) {
        faults.add(new OverlayFault(
                removal.file().shown(), removal.line(), Message.of(problem, removal.name(), user, new Advice(advice))));
    }

    /** Reports what the overlay's file of a module says in a place. */
    private void fault(String module, String place, Message problem) {
        overlay(module)
                .ifPresent(file -> faults.add(new OverlayFault(
                        file.shown(), lines(file, place).findFirst().orElse(1), problem)));
    }

    /** The lines in which a file declares a name for this target. */
    private Stream<Integer> lines(OverlayFile file, String name) {
        EntryConditions conditions = new EntryConditions(file);
        return file.lines().getOrDefault(name, List.of()).stream().filter(line -> conditions.isSeen(line, view));
    }

    private Optional<OverlayFile> overlay(String module) {
        return overlays.stream().filter(file -> file.module().equals(module)).findFirst();
    }
}
