package org.transferadvisor.service;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.DecisionLog;
import org.transferadvisor.log.SqlLog;

/** The log of a service: it keeps the decisions that were asked for, and not each look at a form that is being filled. */
final class Recording implements DecisionLog, AutoCloseable {

    private final @Nullable SqlLog log;
    private final ThreadLocal<Boolean> wanted = ThreadLocal.withInitial(() -> false);

    Recording(@Nullable String target) {
        this.log = target == null ? null : SqlLog.open(target);
    }

    /** The tables; null where nothing is kept. */
    @Nullable
    SqlLog log() {
        return log;
    }

    /** What is decided by this thread meanwhile is kept. */
    Advice keeping(Supplier<Advice> decision) {
        wanted.set(true);
        try {
            return decision.get();
        } finally {
            wanted.remove();
        }
    }

    @Override
    public void decided(Advice advice, Supplier<Map<String, String>> rulebook) {
        if (log != null && wanted.get()) {
            log.decided(advice, rulebook);
        }
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
    }
}
