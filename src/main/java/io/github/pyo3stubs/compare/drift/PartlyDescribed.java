package io.github.pyo3stubs.compare.drift;

import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The modules of which the records say that they have more members than are described, as functions add them at run
 * time. What such a module's stub lacks is not absent from the module.
 *
 * @param modules full dotted names
 */
public record PartlyDescribed(SortedSet<String> modules) {

    /** Every module is described as a whole. */
    public static final PartlyDescribed NONE = new PartlyDescribed(new TreeSet<>());

    /** What a generated stub says instead of the members that are not described. */
    static final String OTHERS = "__getattr__";

    public PartlyDescribed {
        modules = Collections.unmodifiableSortedSet(new TreeSet<>(modules));
    }

    public boolean contains(String module) {
        return modules.contains(module);
    }

    /** Whether a generated stub tells no more of a partly described module than that it has members. */
    public boolean isWithoutMember(StubFile generated) {
        return contains(generated.module()) && generated.body().stream().noneMatch(PartlyDescribed::isDescribedMember);
    }

    private static boolean isDescribedMember(Statement statement) {
        return statement instanceof Import explicit ? explicit.reexported() : !isOthers(statement);
    }

    /** Whether a statement stands for the members that are not described. */
    static boolean isOthers(Statement statement) {
        return statement instanceof Declaration declaration
                && declaration.name().equals(OTHERS);
    }
}
