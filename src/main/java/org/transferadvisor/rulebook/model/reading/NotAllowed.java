package org.transferadvisor.rulebook.model.reading;

import org.jspecify.annotations.Nullable;

/** Leaves the grammar at what rules may not hold. */
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Token at;
    private final String allowed;
    private final @Nullable String hint;

    NotAllowed(Token at, String message, String allowed, @Nullable String hint) {
        super(message, null, false, false);
        this.at = at;
        this.allowed = allowed;
        this.hint = hint;
    }

    Token at() {
        return at;
    }

    String allowed() {
        return allowed;
    }

    @Nullable
    String hint() {
        return hint;
    }
}
