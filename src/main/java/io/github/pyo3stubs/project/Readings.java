// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.project;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.ExtensionStubs;
import io.github.pyo3stubs.OverlayResult;
import io.github.pyo3stubs.OverlayResult.Overlaid;
import io.github.pyo3stubs.OverlayResult.Unfit;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.Remark;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.LibraryQuery;
import io.github.pyo3stubs.library.PlatformArchive;
import io.github.pyo3stubs.library.SideBySide;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.name.ModulePlaces;
import io.github.pyo3stubs.overlay.read.Overlay;
import io.github.pyo3stubs.project.KeptReadings.LibraryReading;
import io.github.pyo3stubs.project.KeptReadings.ReadLibrary;
import io.github.pyo3stubs.project.KeptReadings.UnreadLibrary;
import io.github.pyo3stubs.project.ReadOptions.Policy;
import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.Failure.Reason;
import io.github.pyo3stubs.project.result.FileProblem;
import io.github.pyo3stubs.project.result.Notice;
import io.github.pyo3stubs.project.result.ReadResult;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The results of reading a project's libraries and archives of stubs. All are read before one of them makes the request
 * fail.
 */
final class Readings {
    /** As many are enough to understand what is wrong with a wheel, and leave the log readable. */
    private static final int MAX_ABSENCES_OF_WHEEL = 10;

    /** As many places of an overlay are mended before the next run. */
    private static final int MAX_FAULTS = 50;

    private final ExtensionReader reader;
    private final KeptReadings kept;
    private final ReadOptions options;
    private final NamedModules named;
    private final List<Notice> notices;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<ExtensionStubs> ofLibraries = new ArrayList<>();
    private final List<ExtensionStubs> ofArchives = new ArrayList<>();
    private final List<Message> unknownData = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<Message> archivesWithout = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();

    private record Absence(LibraryFile library, Message reason) {}

    /**
     * @param kept what was read before
     * @param notices what the user is to be told already
     */
    Readings(ExtensionReader reader, KeptReadings kept, ReadOptions options, List<Notice> notices) {
        this.reader = reader;
        this.kept = kept;
        this.options = options;
        this.named = new NamedModules(options);
        this.notices = new ArrayList<>(notices);
    }

    /** Reads libraries side by side. What they say is noted in their order. */
    void addAll(List<LibraryFile> libraries) throws IOException {
        List<LibraryReading> readings = SideBySide.read(libraries, new LibraryReader(reader, kept));
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof ReadLibrary read) {
                add(libraries.get(i), read);
            } else if (readings.get(i) instanceof UnreadLibrary unread) {
                failures.add(unread.failure());
            }
        }
    }

    /** Reads libraries. A class and not a lambda, because every build has it (design.md). */
    private record LibraryReader(ExtensionReader reader, KeptReadings kept)
            implements Function<LibraryFile, LibraryReading> {

        @Override
        public LibraryReading apply(LibraryFile library) {
            try {
                return kept.of(reader, library);
            } catch (IOException e) {
                return new UnreadLibrary(e);
            }
        }
    }

    private void add(LibraryFile library, ReadLibrary read) {
        Reading reading = read.reading();
        notices.add(Notice.debug(Message.of(
                "%s: %s bytes read, %s extension modules found",
                library.shown(), reading.bytesRead(), reading.extensions().size())));
        remarks.addAll(reading.remarks());
        for (Remark note : reading.notes()) {
            notices.add(Notice.info(note.message(), note.topic()));
        }
        unknownData.addAll(reading.unknownData());
        for (ExtensionStubs stubs : read.stubs()) {
            ofLibraries.add(named.placed(stubs));
        }
        if (reading.absence().isPresent()) {
            absences.add(new Absence(library, reading.absence().get()));
        }
    }

    void add(PlatformArchive archive) {
        try {
            List<ExtensionStubs> all = kept.of(archive);
            notices.add(
                    Notice.debug(Message.of("%s: the stubs of %s extension modules read", archive.path(), all.size())));
            List<ExtensionStubs> wanted = all.stream()
                    .filter(stubs -> archive.moduleName()
                            .filter(name -> !name.equals(stubs.module()))
                            .isEmpty())
                    .toList();
            wanted.forEach(named::note);
            ofArchives.addAll(wanted);
            if (wanted.isEmpty()) {
                archivesWithout.add(Message.of(
                        "%s has no stubs of the extension module '%s'. It has those of %s. Correct the name: %s.",
                        archive.path(),
                        archive.moduleName().orElseThrow(),
                        all.stream().map(ExtensionStubs::module).collect(joining(", ")),
                        new SetOption(Option.MODULE_NAME, all.get(0).module())));
            }
        } catch (IOException e) {
            failures.add(e);
        }
    }

    /**
     * The project if all is well, else a failure that names every library with a problem, or every place of the overlay
     * that does not fit. The archives have an overlay already.
     */
    ReadResult result(LibraryQuery query, Overlay overlay) throws IOException {
        ModulePlaces places = new ModulePlaces(
                options.relocations().all(), new TreeSet<>(overlay.files().keySet()));
        for (Remark remark : remarks) {
            Optional<String> name = remark.undecided();
            if (name.isEmpty() || !isDeclared(name.get(), overlay, places)) {
                notices.add(Notice.warning(remark.message(), remark.topic()));
            }
        }
        List<Message> reasons = reasons();
        if (!failures.isEmpty()) {
            Stream<Message> problems = failures.stream().map(FileProblem::message);
            Message together =
                    Message.join("\n", Stream.concat(problems, reasons.stream()).toList());
            return new Failure(Reason.FILE, together, notices, List.copyOf(failures));
        }
        if (!reasons.isEmpty()) {
            return new Failure(Reason.NOT_DESCRIBED, Message.join("\n", reasons), notices);
        }
        Optional<Message> misnamed = named.problem();
        notices.addAll(named.doubts());
        if (misnamed.isPresent()) {
            return new Failure(Reason.PROJECT, misnamed.get(), notices);
        }
        if (options.unknownData() == Policy.FAIL && !unknownData.isEmpty()) {
            return new Failure(
                    Reason.UNKNOWN_DATA,
                    Message.of(
                            "%s\nTo go without: %s",
                            Message.join("\n", unknownData), new SetOption(Option.UNKNOWN_DATA, Policy.WARN.label())),
                    notices);
        }
        for (Message sentence : unknownData) {
            notices.add(Notice.warning(sentence, sentence.toString()));
        }
        OverlayResult result = OverlayResult.of(ofLibraries, overlay, places);
        if (!(result instanceof Overlaid overlaid)) {
            return new Failure(Reason.PROJECT, message((Unfit) result), notices);
        }
        for (Object branch : overlaid.unchecked()) {
            notices.add(Notice.info(Message.text(branch.toString())));
        }
        List<ExtensionStubs> all = new ArrayList<>(overlaid.stubs());
        all.addAll(ofArchives);
        return new ReadResult.Project(query, all, places, notices, kept.printed());
    }

    /** Whether an overlay declares a name of a library's module, which may stand under another name. */
    private static boolean isDeclared(String name, Overlay overlay, ModulePlaces places) {
        DottedName qualified = DottedName.of(name);
        return qualified.parent().map(DottedName::text).map(places::of).stream()
                .flatMap(module -> Stream.ofNullable(overlay.files().get(module)))
                .anyMatch(file -> file.lines().containsKey(file.module() + "." + qualified.last()));
    }

    private static Message message(Unfit unfit) {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.text("The overlay does not fit what the libraries say:"));
        unfit.faults().stream()
                .limit(MAX_FAULTS)
                .map(fault -> Message.of("  %s:%s: %s", fault.file(), fault.line(), fault.message()))
                .forEach(lines::add);
        int more = unfit.faults().size() - MAX_FAULTS;
        if (more > 0) {
            lines.add(Message.text("  and " + more + " more"));
        }
        return Message.join("\n", lines);
    }

    private List<Message> reasons() {
        List<Message> reasons = new ArrayList<>(archivesWithout);
        Map<Path, List<Message>> ofWheels = new TreeMap<>();
        for (Absence absence : absences) {
            Path path = absence.library().path();
            if (!absence.library().isInWheel()) {
                reasons.add(absence.reason());
            } else if (hasExtension(path)) {
                // A wheel may hold libraries of other origins beside that of the crate.
                notices.add(Notice.debug(absence.reason()));
            } else {
                ofWheels.computeIfAbsent(path, wheel -> new ArrayList<>()).add(absence.reason());
            }
        }
        for (Map.Entry<Path, List<Message>> each : ofWheels.entrySet()) {
            List<Message> all = each.getValue();
            reasons.addAll(all.subList(0, Math.min(all.size(), MAX_ABSENCES_OF_WHEEL)));
            if (all.size() > MAX_ABSENCES_OF_WHEEL) {
                reasons.add(Message.of(
                        "%s: %s more libraries in it describe no extension module either.",
                        each.getKey(), all.size() - MAX_ABSENCES_OF_WHEEL));
            }
        }
        return reasons;
    }

    private boolean hasExtension(Path wheel) {
        return ofLibraries.stream()
                .anyMatch(extension -> extension.origin().file().equals(wheel));
    }
}
