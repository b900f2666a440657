// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.library.ProjectException;
import io.github.pyo3stubs.project.StubsRoot;
import io.github.pyo3stubs.project.result.ReadResult.NoProject;
import io.github.pyo3stubs.remedy.Message;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;

/** The end of a goal in a module in which nothing can have a library. */
record NothingHere(ResultLog log, NoProject reason) {

    /**
     * Says so: to a user who runs the goal by hand, else to those who debug.
     *
     * @param stubsDirectory the root of the committed stubs, if the project names one
     * @throws ProjectException when there are committed stubs, so that something should be here
     * @throws MojoFailureException when the module's own POM configures the plugin, so that something should be here
     */
    void tell(Invocation invocation, Optional<Path> stubsDirectory) throws MojoFailureException, ProjectException {
        if (stubsDirectory.isPresent()) {
            new StubsRoot(stubsDirectory.get()).refuse(reason);
        }
        if (invocation.isInOwnPom()) {
            throw new MojoFailureException(log.worded(Message.of(
                    "The POM of this module configures the plugin, but nothing is found here. %s"
                            + "\nIf this module has no crate, remove the plugin from its POM. If the POM only hands the"
                            + " plugin down, put it under <pluginManagement> there.",
                    reason.reason())));
        }
        String message = log.worded(Message.of("Nothing to do here. %s", reason.reason()));
        if (invocation.isByHand()) {
            message.lines().forEach(log.log()::info);
        } else {
            log.log().debug(message);
        }
    }
}
