package io.github.pyo3stubs.mojo;

import static java.util.stream.Collectors.joining;

import io.github.pyo3stubs.remedy.Message;
import io.github.pyo3stubs.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remedies that set a parameter, as they work in this project. Messages spell them as on the command line,
 * {@code -Dpyo3stubs.moduleName=geodesy._native}. Where the POM sets the parameter, Maven ignores that, and the remedy is
 * in the POM.
 *
 * @param pom what the POM sets the parameter of a property to, if it does; the property's name comes without
 *     {@code pyo3stubs}
 */
record Remedies(Function<String, Optional<String>> pom) {
    static final String PROPERTIES = "pyo3stubs.";

    /** The parameters whose property is not called like them. */
    private static final Map<String, String> PARAMETERS =
            Map.of("generate.skip", "skipGenerate", "verify.skip", "skipVerify");

    /** A word as shells take it, within quotes or up to the end of a sentence or bracket. */
    private static final Pattern REMEDY =
            Pattern.compile("(?<quote>[\"'])-Dpyo3stubs\\.(?<quotedName>[\\w.]+)=(?<quotedValue>[^\"']*)\\k<quote>"
                    + "|-Dpyo3stubs\\.(?<name>\\w+(?:\\.\\w+)*)(?:=(?<value>\\S*?))?(?=[.,:;)]*(?:\\s|$))");

    /** What stands for a value that the user is to choose. */
    private static final Pattern OPEN_VALUE = Pattern.compile("…|<.*>");

    /** The text of a message, with remedies that work in this project. */
    String worded(Message message) {
        return in(message.worded(Remedies::onCommandLine));
    }

    private static String onCommandLine(Remedy remedy) {
        boolean isOption = remedy instanceof Remedy.SetOption || remedy instanceof Remedy.ChooseOption;
        String word = isOption ? "-D" + PROPERTIES + remedy : remedy.toString();
        return remedy instanceof Remedy.SetOption ? RepairCommand.quoted(word) : word;
    }

    /** A message whose remedies work in this project. */
    String in(String message) {
        return REMEDY.matcher(message).replaceAll(remedy -> Matcher.quoteReplacement(remedy(remedy)));
    }

    private String remedy(MatchResult remedy) {
        boolean isQuoted = remedy.group(1) != null;
        String property = remedy.group(isQuoted ? 2 : 4);
        String value = remedy.group(isQuoted ? 3 : 5);
        String parameter = parameter(property);
        if (pom.apply(property).isEmpty()) {
            return remedy.group();
        }
        String stated = value == null ? "true" : value;
        return (OPEN_VALUE.matcher(stated).matches() ? "<" + parameter + ">" : element(parameter, stated))
                + " in the POM";
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
                String word = "-D" + PROPERTIES + parameter + "=" + value;
                complete.append(' ').append(RepairCommand.quoted(word));
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
