// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pyo3stubs.limit.SizeLimit;
import io.github.pyo3stubs.limit.StubLimit;
import io.github.pyo3stubs.name.StubFiles;
import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy.Advice;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The size of a tree of stubs that a library describes. A few records can describe any number of modules, if modules
 * are members of several others.
 */
public final class TreeSize {

    /** A char takes at most so many bytes in UTF-8, so that most texts need not be encoded to be measured. */
    private static final int MAX_BYTES_OF_CHAR = 3;

    private TreeSize() {}

    /**
     * Checks how many files and directories a tree has.
     *
     * @throws RefusedException when there are more than the limit; nothing is to be written then
     */
    public static void check(StubPaths paths) throws RefusedException {
        Set<String> directories = new TreeSet<>();
        for (String path : paths.files().keySet()) {
            int end = path.lastIndexOf('/');
            // A directory that is known has its parents with it.
            while (end >= 0 && directories.add(path.substring(0, end))) {
                end = path.lastIndexOf('/', end - 1);
            }
        }
        int files = paths.files().size();
        if (files + directories.size() > StubLimit.FILES) {
            throw new RefusedException(Message.of(
                    "The library describes stubs in %s files and %s directories, more than the limit of %s in all. %s",
                    files,
                    directories.size(),
                    StubLimit.FILES,
                    new Advice("Make each module a member of one other module only, and build the library again.")));
        }
    }

    /**
     * Checks how long the texts of a tree are.
     *
     * @param files the texts by their paths
     * @throws RefusedException when one is longer than the limit; nothing is to be written then
     */
    static void checkTexts(Map<String, String> files) throws RefusedException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getValue().length() <= SizeLimit.STUB.bytes() / MAX_BYTES_OF_CHAR) {
                continue;
            }
            int size = file.getValue().getBytes(UTF_8).length;
            if (size > SizeLimit.STUB.bytes()) {
                throw new RefusedException(Message.of(
                        "The stub of %s has %s bytes, more than the limit of %s. %s",
                        StubFiles.module(file.getKey()), size, SizeLimit.STUB.bytes(), SizeLimit.STUB.advice()));
            }
        }
    }
}
