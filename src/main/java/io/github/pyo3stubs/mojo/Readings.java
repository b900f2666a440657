package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.ExtensionReader;
import io.github.pyo3stubs.Reading;
import io.github.pyo3stubs.Remark;
import io.github.pyo3stubs.library.LibraryFile;
import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.remedy.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/** What reading a project's libraries gave, all of them before any makes the goal fail. */
final class Readings {
    /** As many are enough to understand what is wrong with a wheel, and leave the log readable. */
    private static final int MAX_ABSENCES_OF_WHEEL = 10;

    private final Log log;
    private final Function<Message, String> words;
    private final ToldOnce told;
    private final ExtensionReader reader;
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Message> unknownData = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();

    private record Absence(LibraryFile library, Message reason) {}

    /** @param words how the user reads a message */
    Readings(Log log, Function<Message, String> words, ToldOnce told, ExtensionReader reader) {
        this.log = log;
        this.words = words;
        this.told = told;
        this.reader = reader;
    }

    void add(LibraryFile library) {
        try {
            Reading reading = reader.read(library);
            log.debug(words.apply(Message.of(
                    "%s: %s bytes read, %s extension modules found",
                    library.shown(), reading.bytesRead(), reading.extensions().size())));
            reading.remarks().stream()
                    .filter(remark -> told.isFirst(remark.topic()))
                    .map(Remark::message)
                    .map(words)
                    .flatMap(String::lines)
                    .forEach(log::warn);
            unknownData.addAll(reading.unknownData());
            extensions.addAll(reading.extensions());
            reading.absence().ifPresent(reason -> absences.add(new Absence(library, reason)));
        } catch (IOException e) {
            failures.add(e);
        }
    }

    /**
     * The extensions, if all is well.
     *
     * @throws ProjectException when a library that should describe an extension does not
     * @throws IOException when one cannot be read
     */
    List<Extension> extensions() throws ProjectException, IOException {
        List<Message> reasons = reasons();
        if (!failures.isEmpty()) {
            IOException together = new IOException(Stream.concat(
                            failures.stream().map(StubsMojo::inWords),
                            reasons.stream().map(words))
                    .collect(joining("\n")));
            failures.forEach(together::addSuppressed);
            throw together;
        }
        if (!reasons.isEmpty()) {
            throw new ProjectException(Message.join("\n", reasons));
        }
        return extensions;
    }

    /** What a newer PyO3 may have written into the libraries, and was left out; sentences like warnings. */
    List<Message> unknownData() {
        return unknownData;
    }

    private List<Message> reasons() {
        List<Message> reasons = new ArrayList<>();
        Map<Path, List<Message>> ofWheels = new TreeMap<>();
        for (Absence absence : absences) {
            Path path = absence.library().path();
            if (!absence.library().isInWheel()) {
                reasons.add(absence.reason());
            } else if (hasExtension(path)) {
                // A wheel may hold libraries of other origins beside that of the crate.
                log.debug(words.apply(absence.reason()));
            } else {
                ofWheels.computeIfAbsent(path, wheel -> new ArrayList<>()).add(absence.reason());
            }
        }
        ofWheels.forEach((wheel, all) -> {
            all.stream().limit(MAX_ABSENCES_OF_WHEEL).forEach(reasons::add);
            if (all.size() > MAX_ABSENCES_OF_WHEEL) {
                reasons.add(Message.of(
                        "%s: %s more libraries in it describe no extension module either.",
                        wheel, all.size() - MAX_ABSENCES_OF_WHEEL));
            }
        });
        return reasons;
    }

    private boolean hasExtension(Path wheel) {
        return extensions.stream()
                .anyMatch(extension -> extension.library().path().equals(wheel));
    }
}
