// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.Change;
import io.github.pyo3stubs.compare.drift.Omission;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.limit.TooLargeException;
import io.github.pyo3stubs.merge.ModuleDemand;
import io.github.pyo3stubs.merge.OtherwiseDeclared;
import io.github.pyo3stubs.merge.SeenDrift;
import io.github.pyo3stubs.merge.StubUpdate;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.StubLayout;
import io.github.pyo3stubs.output.committed.Finding.Declared;
import io.github.pyo3stubs.output.committed.Finding.Fresh;
import io.github.pyo3stubs.output.committed.Finding.FreshOtherwise;
import io.github.pyo3stubs.output.committed.Finding.OfOther;
import io.github.pyo3stubs.output.committed.Finding.Otherwise;
import io.github.pyo3stubs.output.committed.Finding.Stale;
import io.github.pyo3stubs.output.committed.Finding.WithoutHeader;
import io.github.pyo3stubs.output.committed.StubComparison.EqualTexts;
import io.github.pyo3stubs.output.committed.StubComparison.UnequalDeclarations;
import io.github.pyo3stubs.output.committed.StubComparison.UnequalTexts;
import io.github.pyo3stubs.output.committed.StubComparison.Unreadable;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.print.StubPrinter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A committed stub that was compared with the generated one: what to report about it, and what takes its place. */
final class ComparedStub {

    private final String path;
    private final String extension;
    private final StubTree tree;
    private final ModuleDemand demand;
    private final GeneratedStub generated;
    private final CommittedStub committed;
    private final Comparison by;
    private final PartlyDescribed partly;
    private final StubComparison result;

    /**
     * Compares a stub.
     *
     * @param path path of the generated stub
     * @param demand what the committed stub must say
     * @param by what makes the committed stub stale
     * @param partly the modules of which the library does not describe all members
     * @throws TooLargeException when the committed stub may take more memory than there is
     */
    ComparedStub(
            GeneratedStubs stubs,
            String path,
            ModuleDemand demand,
            CommittedStub committed,
            Comparison by,
            PartlyDescribed partly)
            throws TooLargeException {
        this.path = path;
        this.extension = stubs.paths().extension(path);
        this.demand = demand;
        this.tree = stubs.paths().tree();
        this.committed = committed;
        this.by = by;
        this.partly = partly;
        this.generated = generated(stubs, path);
        this.result = StubComparison.between(generated, committed, demand, by, partly);
    }

    /**
     * The stub with which the texts are compared. With conditions it depends on the committed stub, which may have
     * branches that no library is for.
     */
    private GeneratedStub generated(GeneratedStubs stubs, String path) throws TooLargeException {
        StubFile whole = stubs.paths().files().get(path);
        if (by != Comparison.EXACT) {
            return stubs.at(path);
        }
        Optional<StubFile> stub =
                committed.isEqualTo(stubs.at(path)) ? Optional.of(whole) : committed.parsed(whole.module());
        return stub.filter(demand::dependsOn)
                .map(former -> new StubUpdate(demand, Comparison.CONTENT, partly, tree).of(former))
                .map(updated -> new GeneratedStub(updated, StubPrinter.print(updated, tree)))
                .orElseGet(() -> stubs.at(path));
    }

    CommittedStub committed() {
        return committed;
    }

    private Finding finding(Path file, Ownership owner) {
        if (result instanceof EqualTexts) {
            return new Fresh(file);
        } else if (result instanceof Unreadable unreadable) {
            return new Stale(file, owner, List.of(unreadable.problem()), List.of(), textDiff(), otherwise());
        } else if (result instanceof UnequalTexts texts) {
            return new Stale(file, owner, List.of(), SeenChange.of(texts.drifts()), textDiff(), otherwise());
        }
        UnequalDeclarations declarations = (UnequalDeclarations) result;
        return declarations.areFresh()
                ? new FreshOtherwise(file)
                : new Stale(
                        file,
                        owner,
                        List.of(),
                        SeenChange.of(declarations.drifts()),
                        TextDiff.ofDeclarations(committed, declarations.drifts()),
                        otherwise());
    }

    /** What would be right if targets without a library still have what is committed. */
    Otherwise otherwise() {
        return new Otherwise(
                OtherwiseDeclared.of(demand, drifts()).map(this::declared),
                OtherwiseDeclared.undocumented(demand, drifts()),
                demand.libraries()
                        .elsewhere()
                        .filter(platform -> drifts().stream()
                                .flatMap(seen -> seen.drift().changes().stream())
                                .anyMatch(Change.Removed.class::isInstance)));
    }

    private Declared declared(StubFile stub) {
        String module = stub.module();
        String place = stub.isPackage() ? StubFiles.path(module, true) : path;
        String current = committed.isPackageFile() ? StubFiles.path(module, true) : StubFiles.path(module, false);
        return new Declared(
                Path.of(place),
                place.equals(current) ? Optional.empty() : Optional.of(Path.of(current)),
                StubPrinter.print(stub, demand.otherwise().get()).lines().toList());
    }

    private TextDiff textDiff() {
        return TextDiff.ofTexts(committed, generated);
    }

    /**
     * The finding of the file if stubs have a header.
     *
     * @param header what generated files begin with; others need no header
     * @param layout packaged files are only compared, so it does not matter which extension module may replace them
     */
    Finding finding(Path file, Ownership owner, Header header, StubLayout layout) {
        Finding finding = finding(file, owner);
        Optional<String> other = committed.otherThan(extension);
        if (layout == StubLayout.COMMITTED && other.isPresent() && finding instanceof Stale) {
            return new OfOther(file, other.get());
        } else if (owner != Ownership.GENERATED || committed.has(header)) {
            return finding;
        }
        return finding instanceof Stale stale ? stale.with(WithoutHeader.PROBLEM) : new WithoutHeader(file);
    }

    /** Further facts to report about the file. */
    List<Note> notes(Path file, Ownership owner) {
        List<Note> notes = new ArrayList<>();
        if (owner == Ownership.HAND_WRITTEN) {
            notes.add(new Note.ByHand(file));
        }
        if (result instanceof UnequalDeclarations declarations) {
            List<String> unchecked = declarations.drifts().stream()
                    .flatMap(seen -> seen.expectation().unchecked().stream())
                    .distinct()
                    .toList();
            if (!unchecked.isEmpty()) {
                notes.add(new Note.Unchecked(file, unchecked));
            }
            List<String> unread = declarations.drifts().stream()
                    .flatMap(seen -> seen.unreadNames().stream())
                    .distinct()
                    .toList();
            if (!unread.isEmpty()) {
                notes.add(new Note.UnreadNames(file, unread));
            }
            Set<Omission> omitted = EnumSet.noneOf(Omission.class);
            declarations
                    .drifts()
                    .forEach(seen -> omitted.addAll(seen.expectation().omitted()));
            boolean mayBeReplaced = owner != Ownership.HAND_WRITTEN
                    && committed.otherThan(extension).isEmpty();
            if (declarations.areFresh() && !omitted.isEmpty() && mayBeReplaced) {
                notes.add(new Note.Older(file, owner == Ownership.GENERATED, omitted));
            }
        }
        List<SeenDrift> drifts = drifts();
        if (drifts.isEmpty()) {
            return notes;
        }
        List<String> elsewhere = drifts.stream()
                .flatMap(seen -> seen.elsewhere().stream())
                .distinct()
                .sorted()
                .toList();
        if (!elsewhere.isEmpty()) {
            notes.add(new Note.Elsewhere(file, elsewhere));
        }
        return notes;
    }

    /** What differs; what is left open counts here even if the texts are equal. */
    private List<SeenDrift> drifts() {
        if (result instanceof EqualTexts) {
            return demand.dependsOn(generated.file()) ? SeenDrift.of(demand, generated.file(), by, partly) : List.of();
        } else if (result instanceof UnequalTexts texts) {
            return texts.drifts();
        }
        return result instanceof UnequalDeclarations declarations ? declarations.drifts() : List.of();
    }

    /** The stub that the file contains; the generated one where the texts are equal or the file is not a stub. */
    StubFile current() {
        if (result instanceof UnequalDeclarations declarations) {
            return declarations.stub();
        }
        return result instanceof UnequalTexts texts ? texts.stub() : generated.file();
    }

    /** The stub that takes the place of the file. It keeps the declarations that are fresh, unless the texts count. */
    StubFile updated() {
        return result instanceof UnequalDeclarations declarations
                ? new StubUpdate(demand, by, partly, tree).of(declarations.stub())
                : generated.file();
    }
}
