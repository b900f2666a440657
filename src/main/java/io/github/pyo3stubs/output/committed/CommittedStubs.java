// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output.committed;

import io.github.pyo3stubs.compare.Comparison;
import io.github.pyo3stubs.compare.drift.PartlyDescribed;
import io.github.pyo3stubs.merge.DemandedStubs;
import io.github.pyo3stubs.merge.LibraryStubs;
import io.github.pyo3stubs.merge.ModuleDemand;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.output.Header;
import io.github.pyo3stubs.output.NameCheck;
import io.github.pyo3stubs.output.PrintedStubs;
import io.github.pyo3stubs.output.RefusedException;
import io.github.pyo3stubs.output.StubLayout;
import io.github.pyo3stubs.output.StubPaths;
import io.github.pyo3stubs.output.TreeSize;
import io.github.pyo3stubs.output.committed.CommittedFiles.CommittedTree;
import io.github.pyo3stubs.output.committed.Finding.LeftOver;
import io.github.pyo3stubs.output.committed.Finding.Missing;
import io.github.pyo3stubs.output.committed.Finding.Otherwise;
import io.github.pyo3stubs.syntax.StubTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The stubs in a directory that also has files of other origin: committed in a project's sources, or packaged, as in a
 * wheel.
 *
 * <p>A stub belongs to an extension module if it bears the mark with the module's name. Only such files are changed or
 * removed, and only at the module's place and in its top-level package. Any other file in the place of a stub is fresh
 * as long as it says the same, and is replaced only if the user asks for it.
 */
public final class CommittedStubs {

    private final Path directory;
    private final Comparison comparison;
    private final StubLayout layout;
    private final Header header;
    private final HandWritten handWritten;
    private final PrintedStubs printed;

    /**
     * @param directory root of the Python sources, where the stubs are committed
     * @param comparison what makes a file stale
     */
    public CommittedStubs(Path directory, Comparison comparison) {
        this(directory, comparison, StubLayout.COMMITTED, Header.NONE, HandWritten.NONE, new PrintedStubs());
    }

    private CommittedStubs(
            Path directory,
            Comparison comparison,
            StubLayout layout,
            Header header,
            HandWritten handWritten,
            PrintedStubs printed) {
        this.directory = directory;
        this.comparison = comparison;
        this.layout = layout;
        this.header = header;
        this.handWritten = handWritten;
        this.printed = printed;
    }

    /** The same stubs, where each marked file must have a header above its mark. */
    public CommittedStubs withHeader(Header header) {
        return new CommittedStubs(directory, comparison, layout, header, handWritten, printed);
    }

    /** The same stubs, where those of some modules are written by hand and compared by their signatures. */
    public CommittedStubs withHandWritten(HandWritten modules) {
        return new CommittedStubs(directory, comparison, layout, header, modules, printed);
    }

    /** The same stubs, compared with texts that other requests may have printed. */
    public CommittedStubs withPrinted(PrintedStubs texts) {
        return new CommittedStubs(directory, comparison, layout, header, handWritten, texts);
    }

    /** Stubs ready to be installed, such as those of an unpacked wheel. They are only compared. */
    public static CommittedStubs packaged(Path directory, Comparison comparison) {
        return new CommittedStubs(
                directory, comparison, StubLayout.PACKAGED, Header.NONE, HandWritten.NONE, new PrintedStubs());
    }

    /**
     * Compares the files with the stubs of libraries, and changes nothing.
     *
     * @param partly the modules that the libraries describe only partly
     * @throws RefusedException when a name in a stub cannot be written
     * @throws IOException when a file cannot be read
     */
    public Verdict compare(LibraryStubs libraries, PartlyDescribed partly) throws RefusedException, IOException {
        return compare(read(libraries, partly), new HashMap<>());
    }

    /**
     * Prepares the changes that bring the files up to date, without making them. Fresh files are kept with their
     * formatting, except that parts are added that older generators did not write. Stale files are formatted anew, but
     * keep their fresh declarations.
     *
     * @param partly the modules that the libraries describe only partly
     * @param unmarked what happens to stale files without the mark
     * @throws RefusedException when a name in a stub cannot be written, or files that do not belong to the plugin are
     *     in the way; the message names all of them
     * @throws IOException when a file cannot be read
     */
    public CommittedUpdate update(LibraryStubs libraries, PartlyDescribed partly, Unmarked unmarked)
            throws RefusedException, IOException {
        BothSides sides = read(libraries, partly);
        StubPaths paths = sides.generated().paths();
        Map<String, ComparedStub> compared = new HashMap<>();
        Verdict verdict = compare(sides, compared);
        CommittedUpdate update = new CommittedUpdate(
                directory, paths, verdict, Rewriting.of(paths, verdict, compared, unmarked, header));
        update.refuse(unmarked);
        return update;
    }

    /**
     * The texts of the stubs that are written by hand, by the names of their modules. They are the ones to pack instead
     * of the generated stubs.
     *
     * @param tree the generated stubs
     * @throws RefusedException when a stub that should be there is missing or cannot be read; the message names all
     * @throws IOException when a file cannot be read
     */
    public SortedMap<String, String> handWritten(StubTree tree) throws RefusedException, IOException {
        return handWritten.texts(directory, paths(tree));
    }

    /**
     * The obstacles to an update that would be allowed to replace all files: sentences that begin with the file.
     *
     * @param verdict result of the comparison
     */
    public List<String> obstacles(Verdict verdict) {
        return List.copyOf(verdict.obstacles(directory, verdict.toBeWritten(Unmarked.REPLACED)));
    }

    /**
     * Whether there is a stub with an extension module's mark.
     *
     * @param module the full name under which the stub stands
     */
    public boolean isGenerated(String extension, String module) throws IOException {
        return new CommittedFiles(directory).hasOwn(extension, module);
    }

    /**
     * What is compared.
     *
     * @param committed the committed stubs that parse
     * @param demanded what the files must say, which depends on them: they may have branches that no library is for
     * @param generated the stubs that the files must be
     * @param partly the modules that the libraries describe only partly
     */
    private record BothSides(
            CommittedFiles files,
            StubTree committed,
            DemandedStubs demanded,
            GeneratedStubs generated,
            PartlyDescribed partly) {}

    private BothSides read(LibraryStubs libraries, PartlyDescribed partly) throws RefusedException, IOException {
        CommittedFiles files = new CommittedFiles(directory);
        GeneratedStubs merged = new GeneratedStubs(paths(libraries.merged()).ownedBy(libraries.owners()));
        CommittedTree committed;
        try {
            committed = files.tree(merged, libraries.places());
        } catch (InvalidPathException e) {
            throw RefusedException.unwritable(e);
        }
        BothSides sides = demanded(files, committed, merged, libraries, partly);
        if (partly.modules().isEmpty()) {
            return sides;
        }
        SortedSet<String> removed = files.removed(sides.generated().paths());
        return removed.isEmpty() ? sides : demanded(files, committed, merged, libraries, partly.withRemoved(removed));
    }

    private BothSides demanded(
            CommittedFiles files,
            CommittedTree committed,
            GeneratedStubs merged,
            LibraryStubs libraries,
            PartlyDescribed partly)
            throws RefusedException {
        DemandedStubs demanded =
                DemandedStubs.of(libraries.beside(committed.owners()), committed.stubs(), comparison, partly);
        // The stubs of the libraries alone, if nothing is under conditions
        GeneratedStubs generated = demanded.whole() == libraries.merged()
                ? merged.ownedBy(demanded.owners())
                : new GeneratedStubs(paths(demanded.whole()).ownedBy(demanded.owners()));
        return new BothSides(files, committed.stubs(), demanded, generated, partly);
    }

    private StubPaths paths(StubTree tree) throws RefusedException {
        try {
            StubPaths paths = StubPaths.of(tree, layout, directory, printed);
            TreeSize.check(paths);
            List<String> refusals = NameCheck.refusals(paths);
            if (!refusals.isEmpty()) {
                throw new RefusedException(NameCheck.message(refusals));
            }
            return paths;
        } catch (InvalidPathException e) {
            throw RefusedException.unwritable(e);
        }
    }

    /** @param compared receives the existing stubs, by the paths of the generated ones */
    private Verdict compare(BothSides sides, Map<String, ComparedStub> compared) throws RefusedException, IOException {
        PartlyDescribed partly = sides.partly();
        CommittedFiles files = sides.files();
        DemandedStubs demanded = sides.demanded();
        StubPaths paths = sides.generated().paths();
        List<Finding> findings = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        try {
            Set<String> byHand = handWritten.in(files, paths).keySet();
            for (String path : paths.files().keySet()) {
                boolean isByHand = byHand.contains(path);
                Optional<Path> instead = isByHand ? Optional.empty() : usersOwn(files, paths, path, partly);
                if (instead.isPresent()) {
                    notes.add(new Note.Undescribed(
                            instead.get(), paths.files().get(path).module()));
                    continue;
                }
                Path file = Path.of(path);
                Optional<CommittedStub> committed = files.at(path);
                Optional<CommittedStub> former = committed.isPresent() ? committed : files.formerForm(paths, path);
                ModuleDemand demand = demanded.of(paths.files().get(path));
                Comparison by = isByHand ? Comparison.SIGNATURES : comparison;
                if (former.isPresent()) {
                    compared.put(path, new ComparedStub(sides.generated(), path, demand, former.get(), by, partly));
                }
                if (committed.isPresent()) {
                    Ownership owner = isByHand
                            ? Ownership.HAND_WRITTEN
                            : committed.get().isOwn(paths.extension(path)) ? Ownership.GENERATED : Ownership.UNMARKED;
                    findings.add(compared.get(path).finding(file, owner, header, layout));
                    notes.addAll(compared.get(path).notes(file, owner));
                } else {
                    findings.add(new Missing(
                            file, former.isPresent() ? compared.get(path).otherwise() : Otherwise.NONE));
                }
                findings.addAll(files.otherForm(paths, path));
            }
            for (Path file : files.leftOver(paths)) {
                findings.add(new LeftOver(file));
            }
        } catch (InvalidPathException e) {
            throw RefusedException.unwritable(e);
        }
        Collections.sort(findings);
        List<Path> untyped = new ArrayList<>();
        for (String name : paths.topLevelPackages()) {
            Path typed = Path.of(name, StubFiles.TYPED);
            if (!Files.exists(directory.resolve(typed))) {
                untyped.add(typed);
            }
        }
        return new Verdict(findings, untyped, notes, demanded.unchecked(), demanded.unknown(), sides.committed());
    }

    /**
     * The user's own stub of a module without any described member: in the place of the generated stub, or the stub of
     * the package around. The generated stub is not needed then, because it would only say that the module has members.
     */
    private Optional<Path> usersOwn(CommittedFiles files, StubPaths paths, String path, PartlyDescribed partly)
            throws IOException {
        if (comparison == Comparison.EXACT
                || !partly.isWithoutMember(paths.files().get(path))) {
            return Optional.empty();
        }
        List<String> places = new ArrayList<>(List.of(path, StubFiles.otherForm(path)));
        paths.packageAround(path).ifPresent(places::add);
        for (String place : places) {
            Optional<CommittedStub> found = files.at(place);
            if (found.isPresent()) {
                return found.filter(stub -> !stub.isMarked()).map(stub -> Path.of(place));
            }
        }
        return Optional.empty();
    }
}
