// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.overlay;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.overlay.member.Additions;
import io.github.pyo3stubs.overlay.member.Exceptions;
import io.github.pyo3stubs.overlay.member.FilePair;
import io.github.pyo3stubs.overlay.member.Place;
import io.github.pyo3stubs.overlay.member.ScopeLaying;
import io.github.pyo3stubs.overlay.read.OverlayFault;
import io.github.pyo3stubs.overlay.read.OverlayFile;
import io.github.pyo3stubs.overlay.read.Stated;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of an overlay, laid over the stubs of one target. */
final class TargetLaying {

    /** What a generated stub imports for the function that stands for members that are not described. */
    private static final Set<Statement> IMPORTS_OF_OTHERS =
            Set.of(new Import(Name.INCOMPLETE, false), new Import(PythonNames.STR, false));

    private final OverlayTarget target;
    private final List<OverlayFile> overlays;
    private final Exceptions exceptions;
    private final SortedMap<String, StubFile> files;
    private final Removals removals = new Removals();
    private final List<OverlayFault> faults = new ArrayList<>();

    /** @param overlays the files that are for the target */
    TargetLaying(OverlayTarget target, List<OverlayFile> overlays) {
        this.target = target;
        this.overlays = List.copyOf(overlays);
        this.exceptions = new Exceptions(target.tree(), overlays);
        this.files = new TreeMap<>(target.tree().files());
    }

    /** Lays a file over the stub of a module that the extension module has, on this target or another one. */
    void lay(OverlayFile overlay) {
        Optional<StubFile> library = target.tree().file(overlay.module());
        StubFile known = library.orElseGet(() -> empty(overlay));
        FilePair pair = new FilePair(known, target.tree(), overlay, target.view(), faults);
        Optional<StubFile> seen = pair.seen();
        if (overlay.newModule().isPresent()) {
            pair.fault(
                    overlay.newModule().getAsInt(),
                    "The library has the module %s now. %s",
                    overlay.module(),
                    new Advice("Remove '# new', and state only what differs."));
        } else if (seen.isPresent() && library.isEmpty()) {
            pair.fault(1, "The library has no module %s. %s", overlay.module(), new Advice("Remove this file."));
        } else if (seen.isPresent() && !files.containsKey(overlay.module())) {
            pair.fault(
                    1,
                    "The overlay removes the module %s. %s",
                    overlay.module(),
                    new Advice("Remove this file, or the line with del."));
        } else {
            seen.ifPresent(stated -> files.put(overlay.module(), laid(known, stated, pair, overlay)));
        }
    }

    private StubFile laid(StubFile library, StubFile stated, FilePair pair, OverlayFile overlay) {
        ScopeLaying scope = new ScopeLaying(pair, Place.MODULE, exceptions);
        List<Statement> body = new ArrayList<>(scope.laid(library.body(), Stated.of(stated.body(), 1)));
        scope.removed().forEach((path, line) -> remove(overlay, path, line));
        if (scope.removed().containsKey(StubFile.GETATTR)) {
            body.removeIf(IMPORTS_OF_OTHERS::contains);
        }
        Optional<String> documentation = stated.documentation().or(library::documentation);
        if (stated.documentation().isPresent() && documentation.equals(library.documentation())) {
            pair.fault(
                    1,
                    "The module %s has this documentation in the library already. %s",
                    overlay.module(),
                    new Advice("Remove the text here."));
        } else if (documentation.equals(library.documentation())
                && stated.body().isEmpty()
                && overlay.lines().isEmpty()) {
            pair.fault(1, "This changes nothing of %s. %s", overlay.module(), new Advice("Remove this file."));
        }
        return library.with(documentation, FollowingAll.in(library.body(), body));
    }

    private void remove(OverlayFile overlay, String path, int line) {
        String removed = overlay.module() + "." + path;
        removals.add(removed, overlay, line);
        files.keySet().removeIf(module -> DottedName.of(module).startsWith(removed));
    }

    /** Adds a module that no library has. */
    void add(OverlayFile overlay) {
        StubFile nothing = empty(overlay);
        FilePair pair = new FilePair(nothing, target.tree(), overlay, target.view(), faults);
        Optional<StubFile> seen = pair.seen();
        SortedSet<String> packages = target.tree().files().keySet().stream()
                .map(module -> DottedName.of(module).root())
                .collect(toCollection(TreeSet::new));
        if (seen.isPresent()
                && !packages.contains(DottedName.of(overlay.module()).root())) {
            pair.fault(
                    overlay.newModule().orElse(1),
                    "The module %s is outside the package %s, with which stubs are installed. %s",
                    overlay.module(),
                    String.join(" and ", packages),
                    new Advice("Correct the file's place."));
        } else if (seen.isPresent() && overlay.newModule().isEmpty()) {
            pair.fault(
                    1,
                    "The library has no module %s. %s",
                    overlay.module(),
                    new Advice("Correct the file's place, or write  # new  before the first statement."));
        }
        Additions additions = new Additions(pair, Place.MODULE, true, Set.of());
        seen.ifPresent(whole ->
                files.put(overlay.module(), whole.withBody(FollowingAll.inNew(additions.whole(whole.body(), 1)))));
    }

    private static StubFile empty(OverlayFile overlay) {
        return new StubFile(overlay.module(), overlay.isPackage(), Optional.empty(), List.of());
    }

    /** The stubs with the overlay, which may have added the first submodule of a module, or removed the last. */
    StubTree tree() {
        return new StubTree(files).packaged();
    }

    /** What does not fit, also of the result as a whole. */
    List<OverlayFault> faults() {
        return faults.isEmpty() ? new LaidCheck(target, tree(), overlays, removals).faults() : faults;
    }
}
