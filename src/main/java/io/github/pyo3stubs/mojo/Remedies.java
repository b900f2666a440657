// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.remedy.Option;
import io.github.pyo3stubs.remedy.Remedy;
import io.github.pyo3stubs.remedy.Remedy.ChooseOption;
import io.github.pyo3stubs.remedy.Remedy.OmitOption;
import io.github.pyo3stubs.remedy.Remedy.SetOption;
import io.github.pyo3stubs.remedy.Remedy.UpdateStubs;
import io.github.pyo3stubs.remedy.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Maven's words for remedies, as they work in this project: {@code -Dpyo3stubs.moduleName=geodesy._native} on the
 * command line. Maven ignores that for a parameter that the POM sets; then the remedy is in the POM.
 *
 * @param pom what the POM sets the parameter of a property to, if it does; the property's name comes without
 *     {@code pyo3stubs}
 * @param update the command that brings the committed stubs up to date
 */
record Remedies(Function<String, Optional<String>> pom, Function<UpdateStubs, String> update)
        implements Function<Remedy, String> {
    static final String PROPERTIES = "pyo3stubs.";

    /** The parameters whose property is not called like them. */
    private static final Map<String, String> PARAMETERS =
            Map.of("generate.skip", "skipGenerate", "verify.skip", "skipVerify");

    /** Maven's words for a remedy. */
    @Override
    public String apply(Remedy remedy) {
        if (remedy instanceof SetOption set) {
            String parameter = set.option().label();
            return isInPom(set.option()) ? element(parameter, set.value()) + " in the POM" : argument(set);
        }
        if (remedy instanceof ChooseOption choose) {
            String parameter = choose.option().label();
            return isInPom(choose.option())
                    ? "<" + parameter + "> in the POM"
                    : "-D" + PROPERTIES + parameter + "=" + choose.placeholder();
        }
        if (remedy instanceof UpdateStubs stubs) {
            return update.apply(stubs);
        }
        if (remedy instanceof OmitOption omit) {
            String parameter = omit.option().label();
            return isInPom(omit.option()) ? "<" + parameter + "> in the POM" : "-D" + PROPERTIES + parameter;
        }
        return remedy.toString();
    }

    private boolean isInPom(Option option) {
        return pom.apply(option.label()).isPresent();
    }

    private static String argument(SetOption set) {
        // Maven takes a property without a value as true.
        boolean isSwitch = set.option() == Option.SKIP && set.value().equals("true");
        return argument(set.option().label(), isSwitch ? "" : "=" + set.value());
    }

    private static String argument(String parameter, String value) {
        String option = "-D" + PROPERTIES + parameter;
        return Shell.here()
                .quoted(option + value)
                .orElse(option + "=…, whose value has characters that cannot be quoted");
    }

    /** The parameter that a property sets, which is given without {@code pyo3stubs}. */
    static String parameter(String property) {
        return PARAMETERS.getOrDefault(property, property);
    }

    /**
     * A command with parameters added to it; those that the POM sets otherwise are to be set there before.
     *
     * @param command the command
     * @param parameters the parameters that are called like their properties, with their values
     */
    String command(String command, Map<String, String> parameters) {
        SortedMap<String, String> wanted = new TreeMap<>(parameters);
        List<String> inPom = new ArrayList<>();
        StringBuilder complete = new StringBuilder(command);
        wanted.forEach((parameter, value) -> {
            Optional<String> set = pom.apply(parameter);
            if (set.isEmpty()) {
                complete.append(' ').append(argument(parameter, "=" + value));
            } else if (!set.get().equals(value)) {
                inPom.add(element(parameter, value));
            }
        });
        return inPom.isEmpty()
                ? complete.toString()
                : "set " + inPom.stream().collect(joining(" and ")) + " in the POM, and run " + complete;
    }

    private static String element(String parameter, String value) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
        return "<%s>%s</%s>".formatted(parameter, escaped, parameter);
    }
}
