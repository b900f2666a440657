package io.github.pyo3stubs.output;

import java.nio.file.Path;
import java.util.List;

/**
 * What writing did to the files of a directory.
 *
 * @param written files that are new or have new bytes, relative to the directory
 * @param unchanged files that were as they are to be, and have not been touched
 * @param removed files left over from earlier that are gone now
 */
public record Changes(List<Path> written, List<Path> unchanged, List<Path> removed) {
    public Changes {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
    }
}
