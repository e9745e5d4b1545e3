package org.transferadvisor.explain.whynot;

import java.util.List;

/**
 * A rule that would have concluded what is missing.
 *
 * @param rule its id
 * @param name its name
 * @param source id of the section of the article, or of another source
 * @param file its file, relative to the rulebook
 * @param line line of that file where it starts
 * @param obstacles how much stands in its way: one for each fact of the input that would have to differ, a thousand and more
 *     where it takes another rulebook
 * @param unmet its conditions that failed, in the order of the rule; those that hang on one of them are left out
 */
public record Way(String rule, String name, String source, String file, int line, int obstacles, List<Unmet> unmet) {

    /** How many rules stand one upon the other down to the input, by the first way of each condition. */
    public int depth() {
        return 1
                + unmet.stream()
                        .filter(each -> !each.ways().isEmpty())
                        .mapToInt(each -> each.ways().get(0).depth())
                        .max()
                        .orElse(0);
    }

    /** How many facts that the project left to a default would have to differ, by the first way of each condition. */
    public long defaults() {
        return unmet.stream()
                .mapToLong(each -> each.ways().isEmpty()
                        ? each.gaps().stream().filter(Gap::isDefault).count()
                        : each.ways().get(0).defaults())
                .sum();
    }
}
