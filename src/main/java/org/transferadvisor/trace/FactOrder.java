package org.transferadvisor.trace;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.RecordFields;

/**
 * The order of conclusions by what they say: by type, then field by field as text. Most are told apart by their first field,
 * so that few are ever written out.
 */
public final class FactOrder implements Comparator<Object> {

    /** The only one. */
    public static final FactOrder BY_CONTENT = new FactOrder();

    private FactOrder() {}

    @Override
    public int compare(Object a, Object b) {
        if (a == b) {
            return 0;
        }
        if (a.getClass() != b.getClass()) {
            int byName = a.getClass().getSimpleName().compareTo(b.getClass().getSimpleName());
            return byName != 0
                    ? byName
                    : a.getClass().getName().compareTo(b.getClass().getName());
        }
        return a instanceof Record left && b instanceof Record right
                ? fields(left, right)
                : a.toString().compareTo(b.toString());
    }

    private int fields(Record a, Record b) {
        RecordFields fields = RecordFields.of(a);
        for (int i = 0; i < fields.names().size(); i++) {
            int difference = values(fields.get(a, i), fields.get(b, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int values(@Nullable Object a, @Nullable Object b) {
        if (a == b || a != null && a.equals(b)) {
            return 0;
        }
        if (a instanceof Record && b instanceof Record) {
            return compare(a, b);
        }
        return String.valueOf(a).compareTo(String.valueOf(b));
    }
}
