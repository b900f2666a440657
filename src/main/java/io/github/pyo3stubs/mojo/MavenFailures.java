// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.project.result.Failure;
import io.github.pyo3stubs.project.result.PlatformsDiffer;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Maven's two kinds of failure: an execution exception when a file cannot be read or written, or is malformed, and a
 * failure exception when the project is at fault.
 */
record MavenFailures(ResultLog log) {

    /** The result of a request, if it is of a kind; any other result fails the goal. */
    <R> R expect(Class<R> kind, Object result) throws MojoExecutionException, MojoFailureException {
        if (kind.isInstance(result)) {
            return kind.cast(result);
        } else if (result instanceof Failure failure) {
            fail(failure);
        } else if (result instanceof PlatformsDiffer differ) {
            throw new MojoFailureException(log.worded(differ.message()));
        }
        return kind.cast(result);
    }

    /** Fails the goal. */
    void fail(Failure failure) throws MojoExecutionException, MojoFailureException {
        String message = log.worded(failure.message());
        switch (failure.reason()) {
            case FILE, UNKNOWN_DATA -> throw because(failure.causes(), new MojoExecutionException(message));
            default -> throw because(failure.causes(), new MojoFailureException(message));
        }
    }

    /**
     * Maven adds the messages of causes to a failure's own, which is whole; its option -e shows the suppressed as well.
     */
    private static <E extends AbstractMojoExecutionException> E because(List<Exception> reasons, E failure) {
        reasons.forEach(failure::addSuppressed);
        return failure;
    }
}
