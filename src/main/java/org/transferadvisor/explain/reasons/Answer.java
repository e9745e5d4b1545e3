package org.transferadvisor.explain.reasons;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an advice says one thing.
 *
 * @param asked what was asked for, as the advice names it
 * @param value what the advice says; null where it is unknown, or where the question is for a rule
 * @param shown the value as a reader sees it
 * @param remark what a reader should know besides; null where nothing
 * @param reasons what it rests on
 */
public record Answer(
        String asked,
        @Nullable Object value,
        String shown,
        @Nullable String remark,
        List<Reason> reasons) {}
