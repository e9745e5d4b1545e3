package org.transferadvisor.facts.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fact of a type that the rulebook declares.
 *
 * @param type name of the type
 * @param values its fields: text, numbers and booleans
 */
public record DeclaredFact(String type, Map<String, Object> values) {

    /** Copies the map, so that the record does not change. */
    public DeclaredFact {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
