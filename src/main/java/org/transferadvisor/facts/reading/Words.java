package org.transferadvisor.facts.reading;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The words that a rulebook adds to the contract: ids of reference rows, and the fact types that its rules declare. */
public interface Words {

    /** The ids of a reference table such as {@code task-types}, in the order of its file. */
    Set<String> ids(String table);

    /** The fields of each fact type that the rules declare, by its name. */
    Map<String, Map<String, Class<?>>> declaredTypes();

    /** What is said of those fields, beside their types. */
    default DeclaredFields declaredFields() {
        return DeclaredFields.NONE;
    }

    /** Whether they are not known yet, so that any may stand until they are. */
    default boolean open() {
        return false;
    }

    /** Words of a rulebook that is not known yet. */
    Words OPEN = new Words() {
        @Override
        public Set<String> ids(String table) {
            return Set.of();
        }

        @Override
        public Map<String, Map<String, Class<?>>> declaredTypes() {
            return Map.of();
        }

        @Override
        public boolean open() {
            return true;
        }
    };

    /**
     * Words that are known from elsewhere.
     *
     * @param ids gives the ids of a table
     * @param declaredTypes the types that the rules declare
     */
    static Words of(Function<String, Set<String>> ids, Map<String, Map<String, Class<?>>> declaredTypes) {
        return of(ids, declaredTypes, DeclaredFields.NONE);
    }

    /**
     * The same with what the rules say of those fields, beside their types.
     *
     * @param ids gives the ids of a table
     * @param declaredTypes the types that the rules declare
     * @param declaredFields what is said of their fields
     */
    static Words of(
            Function<String, Set<String>> ids,
            Map<String, Map<String, Class<?>>> declaredTypes,
            DeclaredFields declaredFields) {
        return new Words() {
            @Override
            public DeclaredFields declaredFields() {
                return declaredFields;
            }

            @Override
            public Set<String> ids(String table) {
                return ids.apply(table);
            }

            @Override
            public Map<String, Map<String, Class<?>>> declaredTypes() {
                return declaredTypes;
            }
        };
    }
}
