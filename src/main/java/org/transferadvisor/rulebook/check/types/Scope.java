package org.transferadvisor.rulebook.check.types;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that can be used at a place of a rule, and the fact whose fields stand there by their bare names. */
final class Scope {

    private final @Nullable Scope outer;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void bind(Variable variable) {
        variables.put(variable.name(), variable);
    }

    @Nullable
    Variable find(String name) {
        Variable found = variables.get(name);
        return found != null || outer == null ? found : outer.find(name);
    }

    /** The names of all variables, in alphabetical order. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(variables.keySet());
        if (outer != null) {
            names.addAll(outer.names());
        }
        return names;
    }

    /** The variables bound here and not further out, by name. */
    Map<String, Variable> own() {
        return variables;
    }
}
