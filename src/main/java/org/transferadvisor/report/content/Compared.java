package org.transferadvisor.report.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;

/**
 * Advices side by side: several projects, or one project with itself changed.
 *
 * @param title what they have in common
 * @param subjects the advices, at least two
 * @param changed whether the first is the project as it is and the others are the same project changed
 */
public record Compared(String title, List<Subject> subjects, boolean changed) {

    /**
     * One advice.
     *
     * @param title its title, unlike the others'
     * @param advice the advice
     * @param facts the facts that were changed; none for the project as it is
     */
    public record Subject(String title, Advice advice, List<FactChange> facts) {}

    /**
     * One fact that was changed.
     *
     * @param path where it stands
     * @param from its value before, in words; null where the project did not state it
     * @param to its value after; null where it was taken away
     */
    public record FactChange(
            String path, @Nullable String from, @Nullable String to) {}

    /** Several projects, under their names; a name that stands twice is numbered. */
    public static Compared projects(List<Advice> advices) {
        Map<String, Integer> seen = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (Advice advice : advices) {
            String name = advice.project();
            int times = seen.merge(name, 1, Integer::sum);
            subjects.add(new Subject(times == 1 ? name : name + " (" + times + ")", advice, List.of()));
        }
        return new Compared(advices.size() + " projects compared", List.copyOf(subjects), false);
    }
}
