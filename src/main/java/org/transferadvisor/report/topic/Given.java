package org.transferadvisor.report.topic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;

/** What an advice holds of a project's facts. */
public final class Given {

    private Given() {}

    /** The value at a JSON pointer: as given, else what stood in for it; null where there is neither. */
    public static @Nullable Object value(Advice advice, String pointer) {
        if (!pointer.startsWith("/")) {
            return null;
        }
        Object at = advice.input();
        for (String step : pointer.substring(1).split("/", -1)) {
            at = below(at, step.replace("~1", "/").replace("~0", "~"));
        }
        return at != null
                ? at
                : advice.assumptions().stream()
                        .filter(each -> each.fact().equals(pointer))
                        .map(Advice.Assumption::value)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Object below(@Nullable Object value, String step) {
        if (value instanceof Map<?, ?> fields) {
            return fields.get(step);
        }
        return value instanceof List<?> items && step.matches("\\d{1,5}") && Integer.parseInt(step) < items.size()
                ? items.get(Integer.parseInt(step))
                : null;
    }

    /** The number at a JSON pointer; null where there is none. */
    public static @Nullable Double number(Advice advice, String pointer) {
        return value(advice, pointer) instanceof Number number ? number.doubleValue() : null;
    }

    /** The volume that divides little from much data, as a rule concluded it; null where none did. */
    static @Nullable Double volumeLine(Advice advice) {
        return advice.facts().values().stream()
                .filter(each -> each.type().equals("VolumeLine"))
                .map(each -> each.values().get("samples"))
                .filter(Number.class::isInstance)
                .map(each -> ((Number) each).doubleValue())
                .findFirst()
                .orElse(null);
    }
}
