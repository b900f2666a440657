// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.introspection.link;

import io.github.pyo3stubs.introspection.record.Chunk;
import io.github.pyo3stubs.introspection.record.ChunkExpression;
import io.github.pyo3stubs.introspection.search.StringPass.Seeker;
import io.github.pyo3stubs.name.DottedName;
import io.github.pyo3stubs.python.KnownNames;
import io.github.pyo3stubs.python.StandardLibrary;
import io.github.pyo3stubs.syntax.Expression.Name;
import io.github.pyo3stubs.syntax.token.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recovers the types that modules export without a record of PyO3: exceptions of {@code create_exception!} and
 * {@code import_exception!}, and Python's own types. A module lists only their ids, which are the tokens of the macro
 * that made them (specification, sections 3 and 8). If the id and the library leave no doubt, a chunk replaces the
 * missing record.
 *
 * <p>The ids by release: {@code create_exception!} gives {@code pkg.errorsNotFound} from 0.28 on. Before 0.28 its ids
 * are like those of {@code import_exception!}, {@code :: std :: option :: Option :: Some(stringify! (socket))gaierror}.
 * Ids of native types are {@code … Some("builtins")PyValueError}. From 0.29 on, {@code core} replaces {@code std}.
 */
public final class RecoveredTypes {

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";
    private static final String DOTTED_NAME = NAME + "(?:\\." + NAME + ")*";

    /** The patterns of the ids of such types, which few libraries have. */
    private static final class Patterns {
        static final Pattern RUN_TOGETHER = Pattern.compile(DOTTED_NAME);

        /** A blank matches any number of blanks, because compilers differ in the blanks between tokens. */
        static final Pattern TOKENS = Pattern.compile(("(?::: (?<crate>core|std) :: option :: Option :: )?"
                        + "Some \\( (?:stringify ! \\( (?<module>%1$s) \\)|\"(?<native>%1$s)\") \\) (?<name>%2$s)")
                .replace(" ", "\\s*")
                .formatted(DOTTED_NAME, NAME));
    }

    /** The limit for ids: far more than real libraries have, while a hostile one may list a million. */
    private static final int MAX_TYPES = 10_000;

    private final List<Chunk.Module> modules = new ArrayList<>();
    private final Set<String> moduleNames = new HashSet<>();
    private final Set<String> undescribed;
    private final boolean ofExpressions;
    private final List<Chunk> described;
    private final ExceptionSearch search;
    private final Map<String, Set<Name>> created;
    private final Map<String, Chunk> recovered = new LinkedHashMap<>();

    /** @param chunks all chunks of one library */
    public RecoveredTypes(List<Chunk> chunks) {
        described = List.copyOf(chunks);
        Set<String> identities = new HashSet<>();
        for (Chunk chunk : chunks) {
            if (chunk.identity().isPresent()) {
                identities.add(chunk.identity().get());
            }
            if (chunk instanceof Chunk.Module module) {
                modules.add(module);
                moduleNames.add(module.name());
            }
        }
        undescribed = undescribed(modules, identities);
        ofExpressions = !undescribed.isEmpty() && isAnyOfExpressions(chunks);
        Set<String> ids = new HashSet<>();
        for (String id : undescribed) {
            Optional<String> exception = runTogether(id);
            if (exception.isPresent()) {
                ids.add(exception.get());
            }
        }
        search = new ExceptionSearch(ids);
        created = search.found();
    }

    /** The ids of members that have no chunk. */
    private static Set<String> undescribed(List<Chunk.Module> modules, Set<String> identities) {
        Set<String> undescribed = new HashSet<>();
        for (Chunk.Module module : modules) {
            for (String id : module.members()) {
                if (undescribed.size() < MAX_TYPES
                        && id.length() <= ExceptionSearch.MAX_ID
                        && !identities.contains(id)) {
                    undescribed.add(id);
                }
            }
        }
        return undescribed;
    }

    /** Finds the exceptions among the library's constants. It seeks nothing if there can be none. */
    public Seeker search() {
        return search;
    }

    /**
     * The chunks with those of these types behind them, after the search. An id with several possible meanings, or
     * none, gets no chunk.
     */
    public List<Chunk> added() {
        if (undescribed.isEmpty()) {
            return described;
        }
        for (Chunk.Module module : modules) {
            recover(module);
        }
        List<Chunk> added = new ArrayList<>(described);
        added.addAll(recovered.values());
        return added;
    }

    /** An id in the form that exceptions have from 0.28 on; empty if no exception can have it. */
    private static Optional<String> runTogether(String id) {
        if (Patterns.RUN_TOGETHER.matcher(id).matches()) {
            return Optional.of(id);
        }
        Matcher tokens = Patterns.TOKENS.matcher(id);
        return tokens.matches() && tokens.group("module") != null
                ? Optional.of(tokens.group("module") + tokens.group("name"))
                : Optional.empty();
    }

    private static boolean isAnyOfExpressions(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            if (isOfExpressions(chunk)) {
                return true;
            }
        }
        return false;
    }

    /** Whether PyO3 0.28 or newer wrote a chunk: its records have expressions, older ones have texts. */
    private static boolean isOfExpressions(Chunk chunk) {
        if (!(chunk instanceof Chunk.Function function) || function.returns().isEmpty()) {
            return false;
        }
        ChunkExpression returns = function.returns().get();
        return returns instanceof ChunkExpression.Attribute
                || returns instanceof ChunkExpression.Subscript
                || returns instanceof ChunkExpression.BitOr
                || returns.isNone();
    }

    private void recover(Chunk.Module module) {
        List<Set<Name>> doubtful = new ArrayList<>();
        Set<String> sources = new HashSet<>();
        Set<String> ids = new LinkedHashSet<>(module.members());
        ids.retainAll(undescribed);
        for (String id : ids) {
            Matcher tokens = Patterns.TOKENS.matcher(id);
            if (tokens.matches()) {
                addByTokens(id, tokens);
                continue;
            }
            Set<Name> meanings = created.getOrDefault(id, Set.of());
            if (meanings.size() == 1) {
                Name exception = meanings.iterator().next();
                sources.add(exception.module());
                addException(id, exception);
            } else {
                doubtful.add(meanings);
            }
        }
        for (Set<Name> meanings : doubtful) {
            List<Name> likely = new ArrayList<>(meanings);
            likely.removeIf(meaning -> !sources.contains(meaning.module())
                    && !module.name().equals(DottedName.of(meaning.module()).last()));
            if (likely.size() == 1) {
                addException(likely.get(0).module() + likely.get(0).path(), likely.get(0));
            }
        }
    }

    private void addByTokens(String id, Matcher tokens) {
        if (tokens.group("native") != null) {
            // Up to 0.26 a native type has its Rust name at run time; only records of 0.28 or newer show their release
            if (ofExpressions || "core".equals(tokens.group("crate"))) {
                NativeTypes.of(tokens.group("native"), tokens.group("name")).ifPresent(type -> addReexport(id, type));
            }
            return;
        }
        Name exception = new Name(tokens.group("module"), tokens.group("name"));
        if (created.getOrDefault(exception.module() + exception.path(), Set.of())
                .contains(exception)) {
            addException(id, exception);
        } else if (!isOfTheLibrary(exception.module())) {
            KnownNames.ofException(exception).ifPresent(own -> addReexport(id, own));
        }
    }

    /** Whether a module may be one of the library's own, which is not known to have such an exception. */
    private boolean isOfTheLibrary(String module) {
        return !StandardLibrary.contains(module)
                && moduleNames.contains(DottedName.of(module).last());
    }

    /**
     * Adds an exception with the base {@code Exception}, which is certain; the library does not state the real base.
     */
    private void addException(String id, Name name) {
        ChunkExpression base = new ChunkExpression.Attribute(new ChunkExpression.Name(Name.BUILTINS), "Exception");
        recovered.putIfAbsent(
                id, new Chunk.ClassDef(id, name.path(), Optional.empty(), List.of(base), List.of(), Optional.empty()));
    }

    /** @param type the type by its own module and name, under which PyO3 exports it */
    private void addReexport(String id, Name type) {
        Name importable = KnownNames.importable(type);
        if (Identifiers.isPath(importable.module()) && Identifiers.isPath(importable.path())) {
            recovered.putIfAbsent(id, new Chunk.Reexport(id, type.path(), importable));
        }
    }
}
