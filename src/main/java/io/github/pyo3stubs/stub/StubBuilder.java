// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.stub;

import io.github.pyo3stubs.model.Attribute;
import io.github.pyo3stubs.model.ClassDef;
import io.github.pyo3stubs.model.FunctionDef;
import io.github.pyo3stubs.model.HiddenNames;
import io.github.pyo3stubs.model.ModuleDef;
import io.github.pyo3stubs.model.Reexport;
import io.github.pyo3stubs.name.CodePoints;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.PythonNames;
import io.github.pyo3stubs.python.PythonVersion;
import io.github.pyo3stubs.stub.override.Overrides;
import io.github.pyo3stubs.syntax.Declaration;
import io.github.pyo3stubs.syntax.Declaration.Assignment;
import io.github.pyo3stubs.syntax.Declaration.ClassDefinition;
import io.github.pyo3stubs.syntax.Expression;
import io.github.pyo3stubs.syntax.Expression.ListDisplay;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.Expression.StringConstant;
import io.github.pyo3stubs.syntax.Parameter;
import io.github.pyo3stubs.syntax.Statement;
import io.github.pyo3stubs.syntax.Statement.Import;
import io.github.pyo3stubs.syntax.StubFile;
import io.github.pyo3stubs.syntax.StubTree;
import io.github.pyo3stubs.typing.Overloads;
import io.github.pyo3stubs.typing.Supertypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes stub files of a described extension module (specification, sections 5.2, 5.4, 5.6 and 5.11). */
public final class StubBuilder {

    private static final DeclarationOrder ORDER = new DeclarationOrder();

    private final Overloads ofFunctions;
    private final Overloads ofMethods;
    private final DefaultValues defaultValues;
    private final PythonVersion minimumPython;

    /** Whether a function that was built has parameters for {@link KeyedArguments}. Most libraries have none. */
    private boolean hasKeyed;

    private StubBuilder(String extension, Supertypes supertypes, PythonVersion minimumPython) {
        ofFunctions = Overloads.ofFunctions(supertypes);
        ofMethods = Overloads.ofMethods(supertypes);
        defaultValues = new DefaultValues(extension);
        this.minimumPython = minimumPython;
    }

    /**
     * The stubs of an extension module and all its submodules. Declarations that are named like Python keywords are
     * left out (bug 29), and a module that loses a member in this way counts as incomplete. A class that loses one,
     * such as the variant {@code None} of an enum, cannot be marked as incomplete. {@link WritableParameters} renames
     * parameters. Names to which Python gives another meaning are left out, too: {@code __all__}, and in classes names
     * such as {@code __mangled}.
     *
     * @param minimumPython the oldest Python for which types are to be importable
     */
    public static StubTree build(ModuleDef root, PythonVersion minimumPython) {
        // a submodule that is listed twice is one file
        Map<String, StubFile> files = new LinkedHashMap<>();
        Supertypes supertypes = new Supertypes(root);
        new StubBuilder(root.name(), supertypes, minimumPython).addFiles(root, files);
        // last, because comments depend on the final signatures
        return Overrides.settableAndMarked(StubTree.of(files.values()), supertypes);
    }

    private void addFiles(ModuleDef module, Map<String, StubFile> files) {
        List<ModuleDef> submodules = submodules(module);
        files.put(module.name(), file(module, submodules));
        for (ModuleDef submodule : submodules) {
            addFiles(submodule, files);
        }
    }

    private StubFile file(ModuleDef module, List<ModuleDef> submodules) {
        Collection<Reexport> reexports = reexports(module);
        Set<String> taken = new HashSet<>(HiddenNames.IN_MODULE.names());
        for (Reexport reexport : reexports) {
            taken.add(reexport.name());
        }
        HiddenNames besideReexports = new HiddenNames(taken, false);
        Declarations declarations = Declarations.of(
                attributes(module.attributes(), besideReexports),
                classes(module.classes(), Name.ofModule(module.name()), HiddenNames.IN_MODULE),
                functions(module.functions(), besideReexports),
                ofFunctions);
        Set<String> names = declarations.names();
        boolean incomplete = module.incomplete() || !module.keywordMembers().isEmpty();

        List<Statement> body = new ArrayList<>();
        List<Statement> aliases = new ArrayList<>();
        for (Reexport reexport : reexports) {
            if (names.add(reexport.name())) {
                Statement statement = statement(reexport, incomplete);
                (statement instanceof Import ? body : aliases).add(statement);
            }
        }
        for (ModuleDef submodule : submodules) {
            if (names.add(submodule.simpleName())) {
                body.add(new Import(new Name(module.name(), submodule.simpleName()), true));
            }
        }
        if (!incomplete && !names.isEmpty()) {
            body.add(all(names));
        }
        body.addAll(aliases);
        body.addAll(declarations.attributes());
        body.addAll(declarations.classes());
        body.addAll(declarations.functions());
        if (incomplete) {
            body.addAll(unknownMembers(declarations.functions()));
        }
        return new StubFile(
                module.name(),
                !submodules.isEmpty(),
                module.documentation(),
                hasKeyed ? KeyedArguments.in(body, module.name(), minimumPython) : body);
    }

    /**
     * The last re-export of each name, which is the one that Python keeps, in the order of the names' first
     * re-exports.
     */
    private static Collection<Reexport> reexports(ModuleDef module) {
        Map<String, Reexport> reexports = new LinkedHashMap<>();
        for (Reexport reexport : module.reexports()) {
            if (!HiddenNames.IN_MODULE.contains(reexport.name())) {
                reexports.put(reexport.name(), reexport);
            }
        }
        return reexports.values();
    }

    /**
     * An import; an alias for a class within a class, and for another name in a module without {@code __all__}, because
     * type checkers take such an import for private.
     */
    private static Statement statement(Reexport reexport, boolean incomplete) {
        String path = reexport.type().path();
        return !DottedName.of(path).isSimple() || incomplete && !path.equals(reexport.name())
                ? new Assignment(reexport.name(), Optional.empty(), Optional.of(reexport.type()), Optional.empty())
                : new Import(reexport.type(), Optional.of(reexport.name()), true);
    }

    /** The list of the module's public names. */
    private static Assignment all(Set<String> names) {
        List<Expression> texts = new ArrayList<>(names.size());
        for (String name : names) {
            texts.add(new StringConstant(name));
        }
        return new Assignment(StubFile.ALL, Optional.empty(), Optional.of(new ListDisplay(texts)), Optional.empty());
    }

    /**
     * The {@code __getattr__} that stands for members that are not described, unless the module has one of its own. The
     * reference imports the types of that function, even if the module has one of its own.
     */
    private static List<Statement> unknownMembers(List<Declaration.Function> functions) {
        if (declares(functions, StubFile.GETATTR)) {
            return List.of(new Import(Name.INCOMPLETE, false), new Import(PythonNames.STR, false));
        }
        Parameter name = new Parameter(
                "name", Parameter.Kind.POSITIONAL_OR_KEYWORD, Optional.of(PythonNames.STR), Optional.empty());
        return List.of(new Declaration.Function(
                StubFile.GETATTR, List.of(), false, List.of(name), Optional.of(Name.INCOMPLETE), Optional.empty()));
    }

    private static boolean declares(List<? extends Declaration> declarations, String name) {
        for (Declaration declaration : declarations) {
            if (declaration.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<ModuleDef> submodules(ModuleDef module) {
        List<ModuleDef> submodules = new ArrayList<>(module.submodules().size());
        for (ModuleDef submodule : module.submodules()) {
            if (!HiddenNames.IN_MODULE.contains(submodule.simpleName())) {
                submodules.add(submodule);
            }
        }
        if (submodules.size() > 1) {
            submodules.sort(new SubmoduleOrder());
        }
        return submodules;
    }

    private static final class SubmoduleOrder implements Comparator<ModuleDef> {
        @Override
        public int compare(ModuleDef left, ModuleDef right) {
            return CodePoints.ORDER.compare(left.simpleName(), right.simpleName());
        }
    }

    private static List<Assignment> attributes(List<Attribute> attributes, HiddenNames hidden) {
        List<Assignment> assignments = new ArrayList<>(attributes.size());
        for (Attribute attribute : attributes) {
            if (!hidden.contains(attribute.name())) {
                assignments.add(new Assignment(
                        attribute.name(), attribute.annotation(), attribute.value(), attribute.documentation()));
            }
        }
        return sorted(assignments);
    }

    /** @param around the class or module that contains them */
    private List<ClassDefinition> classes(List<ClassDef> classes, Name around, HiddenNames hidden) {
        List<ClassDefinition> definitions = new ArrayList<>(classes.size());
        for (ClassDef theClass : classes) {
            if (!hidden.contains(theClass.name())) {
                definitions.add(definition(theClass, around.member(theClass.name())));
            }
        }
        return sorted(definitions);
    }

    /**
     * Classes in a class, sorted by text, because their order is that of the symbols. Of several with one name the
     * last stays.
     */
    private List<ClassDefinition> nestedClasses(List<ClassDef> classes, Name around) {
        List<ClassDefinition> nested = classes(classes, around, HiddenNames.IN_CLASS);
        if (nested.size() > 1) {
            nested.sort(ORDER.thenComparing(Declaration::toString));
        }
        return nested;
    }

    private ClassDefinition definition(ClassDef theClass, Name name) {
        Declarations declarations = Declarations.of(
                attributes(Methods.attributes(theClass), HiddenNames.IN_CLASS),
                nestedClasses(theClass.classes(), name),
                functions(Methods.of(theClass.methods(), name), HiddenNames.IN_CLASS),
                ofMethods);
        return new ClassDefinition(
                theClass.name(),
                theClass.decorators(),
                theClass.bases(),
                theClass.documentation(),
                declarations.inClass());
    }

    private List<Declaration.Function> functions(List<FunctionDef> functions, HiddenNames hidden) {
        List<Declaration.Function> declared = new ArrayList<>(functions.size());
        for (FunctionDef function : functions) {
            if (!hidden.contains(function.name())) {
                declared.add(new Declaration.Function(
                        function.name(),
                        function.decorators(),
                        function.async(),
                        parameters(function.parameters()),
                        function.returns(),
                        function.documentation()));
            }
        }
        return sorted(declared);
    }

    private static <D extends Declaration> List<D> sorted(List<D> declarations) {
        if (declarations.size() > 1) {
            declarations.sort(ORDER);
        }
        return declarations;
    }

    private List<Parameter> parameters(List<Parameter> described) {
        List<Parameter> suitable = Statement.each(described, defaultValues);
        List<Parameter> writable = WritableParameters.of(suitable);
        hasKeyed |= writable != suitable && WritableParameters.hasKeyed(writable);
        return writable;
    }
}
