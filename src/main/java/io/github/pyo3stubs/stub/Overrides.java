package io.github.pyo3stubs.stub;

import static java.util.stream.Collectors.toCollection;

import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.Subscript;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Assignment;
import io.github.pyo3stubs.syntax.Statement.Function;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.syntax.Suppression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Members of classes that do not fit those of a base, with comments that keep type checkers from reporting what is true.
 *
 * <p>Both have to be described: bases are the classes of the stubs, and {@code object}. mypy reports comments that it has
 * no need of, so they stand only where it has. Where types from elsewhere leave that open, the comment says so.
 */
final class Overrides {

    /** What mypy would call the comment itself. */
    private static final String UNUSED = "unused-ignore";

    /** Methods that do not have to fit. */
    private static final Set<String> FREE = Set.of("__init__", "__new__", "__init_subclass__", "__post_init__");

    private static final Name FINAL = new Name("typing", "Final");

    private final Hierarchy hierarchy;
    private final TypeFit hopeful;
    private final TypeFit doubtful;

    private Overrides(StubTree tree, Supertypes supertypes) {
        hierarchy = new Hierarchy(tree);
        hopeful = new TypeFit(supertypes, hierarchy, true);
        doubtful = new TypeFit(supertypes, hierarchy, false);
    }

    /** The stubs with all comments that they need. */
    static StubTree marked(StubTree tree, Supertypes supertypes) {
        Overrides overrides = new Overrides(tree, supertypes);
        return overrides.hierarchy.mapped(overrides::body);
    }

    private List<Statement> body(Name owner, List<Statement> body) {
        Map<String, List<Suppression>> suppressions = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        List<Statement> marked = new ArrayList<>();
        for (Statement statement : body) {
            if (statement instanceof Function function) {
                int place = places.merge(function.name(), 1, Integer::sum) - 1;
                marked.add(function.withSuppression(suppressions
                        .computeIfAbsent(function.name(), name -> suppressions(owner, name))
                        .get(place)));
            } else if (statement instanceof Assignment attribute) {
                marked.add(
                        marked(attribute, suppressions(owner, attribute.name()).get(0)));
            } else {
                marked.add(statement);
            }
        }
        return marked;
    }

    /** An attribute; one with a comment has its type instead of a value, where mypy looks for the comment if it is long. */
    private static Assignment marked(Assignment attribute, Suppression suppression) {
        if (suppression.equals(Suppression.NONE) || attribute.value().isEmpty()) {
            return attribute.withSuppression(suppression);
        }
        boolean isSet = attribute.annotation().orElse(null) instanceof Subscript variable
                && variable.form().equals("ClassVar");
        Expression form = isSet ? OverriddenAttributes.CLASS_VAR : FINAL;
        return new Assignment(
                attribute.name(),
                Optional.of(new Subscript(form, List.of(Member.type(attribute).orElse(Name.INCOMPLETE)))),
                Optional.empty(),
                attribute.documentation(),
                suppression);
    }

    /** The comments of a member, for each of its declarations. */
    private List<Suppression> suppressions(Name owner, String name) {
        Member member = hierarchy.members(owner).get(name);
        if (FREE.contains(name) || member.isPrivate()) {
            return member.declarations().stream().map(any -> Suppression.NONE).toList();
        }
        hopeful.begin();
        doubtful.begin();
        Reports reports = new Reports(
                mypy(hopeful, owner, member),
                mypy(doubtful, owner, member),
                Stream.of(hopeful, doubtful)
                        .flatMap(types -> pyright(types, owner, member))
                        .toList());
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < member.declarations().size(); i++) {
            suppressions.add(new Suppression(reports.comment(i, true), reports.comment(i, false)));
        }
        return suppressions;
    }

    /** What the class itself, then each class above has of a name, nearest first. */
    private List<Optional<Member>> found(Name owner, String name) {
        return Stream.concat(
                        Stream.concat(Stream.of(owner), hierarchy.bases(owner).stream())
                                .map(hierarchy::members),
                        Stream.of(ObjectMembers.ALL))
                .map(members -> Optional.ofNullable(members.get(name)))
                .toList();
    }

    private List<Report> mypy(TypeFit types, Name owner, Member member) {
        MypyOverride mypy = new MypyOverride(types, owner);
        List<Optional<Member>> all = found(owner, member.name());
        List<Report> reports = new ArrayList<>(mypy.reports(member, all.subList(1, all.size())));
        if (Methods.IN_PLACE.contains(member.name())) {
            reports.addAll(
                    mypy.inPlace(member, found(owner, "__" + member.name().substring(3))));
        }
        return reports;
    }

    private Stream<Report> pyright(TypeFit types, Name owner, Member member) {
        Optional<Name> nearest = hierarchy.bases(owner).stream()
                .filter(base -> hierarchy.members(base).containsKey(member.name()))
                .findFirst();
        Name base = nearest.orElse(ObjectMembers.OBJECT);
        Map<String, Member> members = nearest.map(hierarchy::members).orElse(ObjectMembers.ALL);
        return Stream.ofNullable(members.get(member.name()))
                .flatMap(above -> new PyrightOverride(types, owner, base).reports(member, above).stream());
    }

    /**
     * What checkers report of a member.
     *
     * @param hopeful what mypy does if all types fit of which that is not known
     * @param doubtful what it does if none of those does
     * @param pyright what pyright may report
     */
    private record Reports(List<Report> hopeful, List<Report> doubtful, List<Report> pyright) {

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
            return reports.stream()
                    .filter(report -> report.declaration() == declaration && report.atDecorator() == atDecorator)
                    .map(Report::code)
                    .collect(toCollection(TreeSet::new));
        }

        private static Optional<String> comment(String reader, SortedSet<String> codes) {
            return codes.isEmpty()
                    ? Optional.empty()
                    : Optional.of("# " + reader + ": ignore[" + String.join(", ", codes) + "]");
        }
    }
}
