// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub.override;

import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.python.TypeSlots;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.Function;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.Suppression;
import io.github.pyo3stubs.syntax.token.Identifiers;
import io.github.pyo3stubs.typing.Supertypes;
import io.github.pyo3stubs.typing.TypeFit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Adds comments that suppress the errors of type checkers for members that do not fit the members that they override.
 * Such stubs are right, because Python does not demand that members fit.
 *
 * <p>The base is a class of the stubs, or {@code object}. mypy reports unused comments, so only members that it
 * reports get one. If this depends on types of other packages, the comment says that it may be unused.
 */
public final class Overrides implements Hierarchy.BodyChange {

    /** The code by which mypy reports an unused comment. */
    private static final String UNUSED = "unused-ignore";

    /** Methods that type checkers do not compare with those of a base. */
    private static final Set<String> FREE = Set.of("__init__", "__new__", "__init_subclass__", "__post_init__");

    private final Hierarchy hierarchy;
    private final Supertypes supertypes;

    /** Made when they are first needed: in many libraries no member overrides another one. */
    private Optional<TypeFit> doubtful = Optional.empty();

    private Optional<TypeFit> hopeful = Optional.empty();

    private Overrides(Hierarchy hierarchy, Supertypes supertypes) {
        this.hierarchy = hierarchy;
        this.supertypes = supertypes;
    }

    /** The stubs without the comments of their members. */
    public static StubTree unmarked(StubTree tree) {
        return new Hierarchy(tree)
                .mapped((owner, body) -> body.stream().map(Overrides::unmarked).toList());
    }

    private static Statement unmarked(Statement member) {
        if (member instanceof Function function) {
            return function.withSuppression(Suppression.NONE);
        }
        return member instanceof Assignment attribute ? attribute.withSuppression(Suppression.NONE) : member;
    }

    /** The stubs with all comments that they need. Those that they have stay. */
    public static StubTree marked(StubTree tree, Supertypes supertypes) {
        return marked(new Hierarchy(tree), supertypes);
    }

    /**
     * The stubs with all comments that they need, and with attributes that can be set where a subclass sets them again
     * ({@link OverriddenAttributes}).
     */
    public static StubTree settableAndMarked(StubTree tree, Supertypes supertypes) {
        return marked(OverriddenAttributes.settable(tree), supertypes);
    }

    private static StubTree marked(Hierarchy hierarchy, Supertypes supertypes) {
        return hierarchy.mapped(new Overrides(hierarchy, supertypes));
    }

    @Override
    public List<Statement> body(Name owner, List<Statement> body) {
        List<Statement> marked = body;
        List<Name> bases = hierarchy.bases(owner);
        Map<String, Iterator<Suppression>> ofFunctions = new HashMap<>(0);
        for (int i = 0; i < body.size(); i++) {
            if (body.get(i) instanceof Declaration member && mayBeReported(member, bases, body)) {
                marked = Statement.replaced(marked, body, i, marked(owner, member, ofFunctions));
            }
        }
        return marked;
    }

    /** @param ofFunctions the comments for the other declarations of each function */
    private Statement marked(Name owner, Declaration member, Map<String, Iterator<Suppression>> ofFunctions) {
        if (member instanceof Function function) {
            Iterator<Suppression> rest = ofFunctions.get(function.name());
            if (rest == null) {
                rest = suppressions(owner, function.name()).iterator();
                ofFunctions.put(function.name(), rest);
            }
            Suppression suppression = rest.next();
            return suppression.equals(Suppression.NONE)
                    ? function
                    : function.withSuppression(function.suppression().and(suppression));
        }
        return member instanceof Assignment attribute
                ? marked(attribute, suppressions(owner, attribute.name()).get(0))
                : member;
    }

    /**
     * Whether type checkers may report a member of a body. Most members have none above that they have to fit, or that
     * of {@code object} alone, which they are like.
     */
    private boolean mayBeReported(Declaration member, List<Name> bases, List<Statement> body) {
        String name = member.name();
        if (!name.startsWith("__")) {
            return overridesBase(name, bases);
        } else if (FREE.contains(name) || Identifiers.isMangled(name)) {
            return false;
        }
        return overridesBase(name, bases)
                || TypeSlots.IN_PLACE.contains(name)
                || ObjectMembers.ALL.containsKey(name) && !(ObjectMembers.isLike(member) && isOnly(member, body));
    }

    /** Whether a member is the only one with its name. Type checkers report several as one. */
    private static boolean isOnly(Declaration member, List<Statement> body) {
        for (Statement statement : body) {
            if (statement != member
                    && statement instanceof Declaration other
                    && other.name().equals(member.name())) {
                return false;
            }
        }
        return true;
    }

    /**
     * An attribute with a comment. If there is one, it has its type instead of a value: mypy looks for the comment
     * there.
     */
    private static Assignment marked(Assignment attribute, Suppression suppression) {
        Suppression all = attribute.suppression().and(suppression);
        if (suppression.equals(Suppression.NONE) || attribute.value().isEmpty()) {
            return attribute.withSuppression(all);
        }
        boolean isClassVariable = attribute.annotation().orElse(null) instanceof Subscript variable
                && variable.value().equals(PythonNames.CLASS_VAR);
        Expression form = isClassVariable ? PythonNames.CLASS_VAR : PythonNames.FINAL;
        return attribute
                .withAnnotation(Optional.of(
                        new Subscript(form, List.of(Member.type(attribute).orElse(Name.INCOMPLETE)))))
                .withValue(Optional.empty())
                .withSuppression(all);
    }

    /** The comments of a member, for each of its declarations. */
    private List<Suppression> suppressions(Name owner, String name) {
        Member member = hierarchy.members(owner).get(name);
        TypeFit types = doubtful.isPresent() ? doubtful.get() : TypeFit.certain(supertypes, hierarchy.foreignBases());
        doubtful = Optional.of(types);
        types.begin();
        List<Report> ofMypy = mypy(types, owner, member);
        List<Report> ofPyright = pyright(types, owner, member);
        Reports reports = types.hasGuessed()
                ? hopefulToo(ofMypy, ofPyright, owner, member)
                : new Reports(ofMypy, ofMypy, ofPyright);
        if (reports.isEmpty()) {
            return Collections.nCopies(member.declarations().size(), Suppression.NONE);
        }
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < member.declarations().size(); i++) {
            suppressions.add(new Suppression(reports.comment(i, true), reports.comment(i, false)));
        }
        return suppressions;
    }

    /** The reports with those for the case that every unknown pair of types fits. */
    private Reports hopefulToo(List<Report> ofMypy, List<Report> ofPyright, Name owner, Member member) {
        TypeFit types = hopeful.isPresent() ? hopeful.get() : TypeFit.possible(supertypes, hierarchy.foreignBases());
        hopeful = Optional.of(types);
        types.begin();
        List<Report> hoped = mypy(types, owner, member);
        List<Report> both = new ArrayList<>(pyright(types, owner, member));
        both.addAll(ofPyright);
        return new Reports(hoped, ofMypy, both);
    }

    /** Whether a class above in the stubs has a member of this name. */
    private boolean overridesBase(String name, List<Name> bases) {
        for (Name base : bases) {
            if (hierarchy.members(base).containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** The members of one name: of the class itself, then of each class above, nearest first. */
    private List<Optional<Member>> found(Name owner, String name) {
        List<Optional<Member>> found = new ArrayList<>();
        found.add(Optional.ofNullable(hierarchy.members(owner).get(name)));
        for (Name base : hierarchy.bases(owner)) {
            found.add(Optional.ofNullable(hierarchy.members(base).get(name)));
        }
        found.add(Optional.ofNullable(ObjectMembers.ALL.get(name)));
        return found;
    }

    private List<Report> mypy(TypeFit types, Name owner, Member member) {
        MypyOverride mypy = new MypyOverride(types, owner);
        List<Optional<Member>> all = found(owner, member.name());
        List<Report> reports = new ArrayList<>(mypy.reports(member, all.subList(1, all.size())));
        if (TypeSlots.IN_PLACE.contains(member.name())) {
            reports.addAll(
                    mypy.inPlace(member, found(owner, "__" + member.name().substring(3))));
        }
        return reports;
    }

    private List<Report> pyright(TypeFit types, Name owner, Member member) {
        for (Name base : hierarchy.bases(owner)) {
            Member above = hierarchy.members(base).get(member.name());
            if (above != null) {
                return new PyrightOverride(types, owner, base).reports(member, above);
            }
        }
        Member ofObject = ObjectMembers.ALL.get(member.name());
        return ofObject == null
                ? List.of()
                : new PyrightOverride(types, owner, PythonNames.OBJECT).reports(member, ofObject);
    }

    /**
     * The reports of all checkers for one member.
     *
     * @param hopeful what mypy reports if every unknown pair of types fits
     * @param doubtful what mypy reports if no unknown pair of types fits
     * @param pyright what pyright may report
     */
    private record Reports(List<Report> hopeful, List<Report> doubtful, List<Report> pyright) {

        boolean isEmpty() {
            return hopeful.isEmpty() && doubtful.isEmpty() && pyright.isEmpty();
        }

        Optional<String> comment(int declaration, boolean atDecorator) {
            SortedSet<String> codes = codes(doubtful, declaration, atDecorator);
            if (!codes.equals(codes(hopeful, declaration, atDecorator))) {
                codes.addAll(codes(hopeful, declaration, atDecorator));
                codes.add(UNUSED);
            }
            return codes.isEmpty()
                    ? comment("pyright", codes(pyright, declaration, atDecorator))
                    : comment("type", codes);
        }

        private static SortedSet<String> codes(List<Report> reports, int declaration, boolean atDecorator) {
            SortedSet<String> codes = new TreeSet<>();
            for (Report report : reports) {
                if (report.declaration() == declaration && report.atDecorator() == atDecorator) {
                    codes.add(report.code());
                }
            }
            return codes;
        }

        private static Optional<String> comment(String reader, SortedSet<String> codes) {
            return codes.isEmpty()
                    ? Optional.empty()
                    : Optional.of("# " + reader + ": ignore[" + String.join(", ", codes) + "]");
        }
    }
}
