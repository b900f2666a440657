package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A tree of stubs in one zip file, to be unpacked into site-packages. The same tree and time give the same bytes on
 * every machine.
 *
 * @param time the time of every entry, between 1980-01-01T00:00:02Z and 2099; the format keeps every other second
 */
public record StubArchive(TextTree tree, Instant time) {

    /**
     * Makes sure that nothing lies where archives belong.
     *
     * @param directory the directory that the archives lie in
     * @param files their names
     * @throws RefusedException when something does; it names all that does
     */
    public static void refuseObstacles(Path directory, Collection<String> files) throws RefusedException {
        Obstacles paths = new Obstacles(directory);
        List<String> obstacles = new ArrayList<>(paths.above());
        files.forEach(file -> paths.at(Path.of(file)).ifPresent(obstacles::add));
        if (!obstacles.isEmpty()) {
            throw new RefusedException(Message.of(
                    "The archives of the stubs cannot be written:\n  %s\n%s, or make no archives (%s).",
                    String.join("\n  ", obstacles),
                    new Advice("Move away what lies there"),
                    new SetOption(Option.ATTACH, "false")));
        }
    }

    /**
     * Gives the file this archive's bytes.
     *
     * @return whether it had other bytes before, or was not there
     * @throws IOException when the file cannot be read or written; it is then as it was
     */
    public boolean write(Path file) throws IOException {
        return AtomicFile.update(file, bytes());
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, String> file : tree.files().entrySet()) {
                byte[] content = file.getValue().getBytes(UTF_8);
                zip.putNextEntry(entry(file.getKey(), content));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Stored, since compressors of different versions give different bytes. */
    private ZipEntry entry(String path, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        // setTime would count in the time zone of the machine
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        return entry;
    }
}
