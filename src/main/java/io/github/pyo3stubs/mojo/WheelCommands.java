package io.github.pyo3stubs.mojo;

import io.github.pyo3stubs.Extension;
import io.github.pyo3stubs.platform.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The commands that write the stubs of wheels into the sources that the wheels are built from, but for the value of
 * {@code stubsDirectory} at their end. One command does for all wheels, unless they need different names, or differ: then
 * each names wheels that agree, those for this machine if it can.
 */
final class WheelCommands {
    private final Invocation invocation;
    private final Function<PlatformChoice, String> asValue;
    private final Platform host;

    /** The extensions of the wheels that need the same names. */
    private final Map<Set<String>, List<Extension>> kinds = new LinkedHashMap<>();

    /**
     * @param asValue what the parameter {@code libraries} calls the files
     * @param host the platform of this machine
     */
    WheelCommands(Invocation invocation, Function<PlatformChoice, String> asValue, Platform host) {
        this.invocation = invocation;
        this.asValue = asValue;
        this.host = host;
    }

    /**
     * Adds a wheel.
     *
     * @param extensions its extension modules, under the names that their stubs have
     * @param names the names that {@code generate} has to be told, as it does not know which modules the stubs are of
     */
    void add(List<Extension> extensions, Set<String> names) {
        kinds.computeIfAbsent(names, key -> new ArrayList<>()).addAll(extensions);
    }

    /** Whether the stubs of the wheels differ, or those of one wheel's platforms. */
    boolean differ() {
        return !kinds.values().stream().allMatch(PlatformChoice::agree);
    }

    /** The commands; none of wheels that differ in themselves, as they would fail. */
    List<String> all() {
        List<String> commands = new ArrayList<>();
        boolean isOneForAll = kinds.size() == 1 && !differ();
        kinds.forEach((names, extensions) -> {
            Optional<String> wheels = PlatformChoice.of(extensions, host).map(asValue);
            if (isOneForAll && names.size() < 2) {
                commands.add(command("", names.stream().findFirst()));
            } else if (wheels.isPresent() && names.isEmpty()) {
                commands.add(command(wheels.get(), Optional.empty()));
            } else if (wheels.isPresent()) {
                names.forEach(name -> commands.add(command(wheels.get(), Optional.of(name))));
            }
        });
        return commands;
    }

    private String command(String wheels, Optional<String> module) {
        Map<String, String> parameters = new HashMap<>();
        module.ifPresent(name -> parameters.put("moduleName", name));
        if (!wheels.isEmpty()) {
            parameters.put(StubsMojo.LIBRARIES, wheels);
        }
        return invocation.remedies().command(invocation.command(GenerateMojo.GOAL, false), parameters) + " -D"
                + Remedies.PROPERTIES + StubsMojo.STUBS_DIRECTORY + "=";
    }
}
