// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.model;

import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.syntax.token.Keywords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A module: the root of an extension or a submodule. Lists are in linking order (specification, section 4), are not
 * sorted and keep repetitions. A class that several modules list is declared by one of them and re-exported by the
 * others.
 *
 * @param name the module's full dotted name, such as {@code geodesy._native.shapes}
 * @param incomplete whether the module has members that the description lacks
 * @param reexports the types of other modules, of the extension or not, that this module offers
 */
public record ModuleDef(
        String name,
        Optional<String> documentation,
        boolean incomplete,
        List<Reexport> reexports,
        List<Attribute> attributes,
        List<ClassDef> classes,
        List<FunctionDef> functions,
        List<ModuleDef> submodules) {
    public ModuleDef {
        reexports = List.copyOf(reexports);
        attributes = List.copyOf(attributes);
        classes = List.copyOf(classes);
        functions = List.copyOf(functions);
        submodules = List.copyOf(submodules);
    }

    /** The names of members that no stub can declare because they are Python keywords; each name once. */
    public List<String> keywordMembers() {
        Set<String> names = new LinkedHashSet<>();
        for (Reexport reexport : reexports) {
            addKeyword(reexport.name(), names);
        }
        for (Attribute attribute : attributes) {
            addKeyword(attribute.name(), names);
        }
        for (ClassDef theClass : classes) {
            addKeyword(theClass.name(), names);
        }
        for (FunctionDef function : functions) {
            addKeyword(function.name(), names);
        }
        for (ModuleDef submodule : submodules) {
            addKeyword(submodule.simpleName(), names);
        }
        return List.copyOf(names);
    }

    private static void addKeyword(String name, Set<String> names) {
        if (Keywords.isReserved(name)) {
            names.add(name);
        }
    }

    /**
     * The last part of the name: for a root the part after {@code PyInit_}, otherwise the name in the parent module.
     */
    public String simpleName() {
        return DottedName.of(name).last();
    }
}
