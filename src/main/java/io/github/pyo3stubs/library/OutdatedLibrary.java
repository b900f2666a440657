// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import io.github.pyo3stubs.remedy.Remedy.RunCargo;
import java.nio.file.Path;

/**
 * A library in cargo's target directory that does not match its sources any more, so that it proves nothing about them.
 *
 * @param path the library
 * @param change what changed since it was built
 * @param build the {@code cargo build} command that builds it again, run in the module's directory
 */
public record OutdatedLibrary(Path path, SourceChange change, RunCargo build) {}
