package org.transferadvisor.explain.flip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nearest changes of facts that change a recommendation.
 *
 * @param project name of the project
 * @param now what is recommended
 * @param target id of the strategy to reach; null where any other will do
 * @param flips the nearest changes of the strategy: fewest facts first, then the smallest relative step
 * @param lesser the nearest changes of one fact after which the strategy stays and only the model or the method of the
 *     transfer step is another; empty where a strategy was asked for
 * @param search what was tried
 */
public record FlipAnswer(
        String project, Outcome now, @Nullable String target, List<Flip> flips, List<Flip> lesser, Search search) {

    /**
     * One change of the recommendation.
     *
     * @param changes the facts to change together
     * @param step how far they are changed in all: for each number its relative step from 0 to 1, for anything else 1
     * @param becomes what is recommended then
     * @param raises the warnings of the advice then that were not there before
     */
    public record Flip(List<FactChange> changes, double step, Outcome becomes, List<Warning> raises) {}

    /**
     * A warning of an advice.
     *
     * @param code of the finding
     * @param because its sentence
     */
    public record Warning(String code, String because) {}

    /**
     * One fact changed.
     *
     * @param pointer JSON pointer of the fact
     * @param from its value, such as a number or a word; null where it is not stated
     * @param to the value that changes the recommendation; null where the fact is taken away
     * @param boundary where the change begins, such as {@code below 1,000}; empty where it is no boundary of a number
     * @param line line of the facts file; 0 where the fact does not stand there
     * @param isDefault whether the value is a default that fills a gap of the file
     * @param along whether it only follows from another change, as no more samples can exist already than there are
     * @param crossed the rules that decide after the change and did not before: those on this fact, or else the first of them
     */
    public record FactChange(
            String pointer,
            @Nullable Object from,
            @Nullable Object to,
            String boundary,
            int line,
            boolean isDefault,
            boolean along,
            List<Crossed> crossed) {}

    /**
     * A rule whose boundary is crossed.
     *
     * @param rule its id
     * @param source id of the section of the article, or of another source
     * @param because its sentence after the change
     */
    public record Crossed(String rule, String source, String because) {}

    /**
     * How far the search went.
     *
     * @param runs how many times the engine ran
     * @param facts the facts that the recommendation depends on and that were changed, by pointer
     * @param computed those among them that rules compute with, so that not all values at which the recommendation changes are
     *     known beforehand: the ends of their range and the figures that this project compares them with are tried
     * @param fixed the facts left alone since they were asked to be
     * @param known the facts left alone since they are no facts of the project but of a known model
     * @param behind the candidates left alone since others are ranked before them, by name
     * @param reachable whether any rule recommends what is sought, whatever the facts
     * @param levels for one, two and three facts at a time, as far as it came to that
     */
    public record Search(
            int runs,
            List<String> facts,
            List<String> computed,
            List<String> fixed,
            List<String> known,
            List<String> behind,
            boolean reachable,
            List<Level> levels) {

        /** Whether everything there is to try was tried. */
        public boolean isComplete() {
            return behind.isEmpty() && levels.stream().allMatch(Level::isComplete);
        }
    }

    /**
     * Changes of so many facts at a time.
     *
     * @param facts how many facts
     * @param tried for how many changes the engine ran, those with the smallest step first
     * @param ruledOut how many cannot lead there by the rules, since they leave as it is what a rule on every way asks for
     * @param farther how many take a greater step than those found
     * @param possible how many there are, with one value for each part that the rules divide a fact's values into
     */
    public record Level(int facts, long tried, long ruledOut, long farther, long possible) {

        /** Whether none was left out. */
        public boolean isComplete() {
            return tried + ruledOut + farther == possible;
        }
    }
}
