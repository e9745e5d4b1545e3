package org.transferadvisor.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;

/** What a health check tells of an advisor. */
final class AdvisorState {

    private AdvisorState() {}

    /** The rulebook in force; null where the advisor is closed. */
    static Advice.@Nullable RulebookIdentity of(Advisor advisor) {
        try {
            return advisor.identity();
        } catch (IllegalStateException e) {
            return null;
        }
    }

    static Map<String, Object> details(Advice.RulebookIdentity rulebook) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("rulebook", rulebook.name());
        details.put("version", rulebook.version());
        details.put("digest", rulebook.digest());
        return details;
    }
}
