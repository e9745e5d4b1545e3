package org.transferadvisor.rulebook.model;

import java.util.List;
import java.util.Map;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.rulebook.model.Vocabulary.Origin;

/**
 * How many combinations of facts the engine makes for a rule: a pattern that no variable ties to those before it is combined with each of
 * their combinations. The engine cannot be stopped while it makes them, so they are counted before.
 */
public final class Combinations {

    /** The most combinations of one rule: what a small machine makes within seconds and keeps in its memory. */
    public static final long MOST = 5_000_000;

    /** The one kind of fact of the input of which there can be several. */
    private static final String CANDIDATE = Candidate.class.getSimpleName();

    private final Vocabulary vocabulary;
    private final Map<String, Long> facts;
    private final long others;
    private long most = 1;

    private Combinations(Vocabulary vocabulary, Map<String, Long> facts, long others) {
        this.vocabulary = vocabulary;
        this.facts = facts;
        this.others = others;
    }

    /**
     * The combinations that a rule asks for, at most.
     *
     * @param facts how many facts of some kinds there are
     * @param others how many there may be of other kinds of which there can be several
     */
    public static long of(Rule rule, Vocabulary vocabulary, Map<String, Long> facts, long others) {
        Combinations combinations = new Combinations(vocabulary, facts, others);
        combinations.follow(rule.conditions(), 1);
        return combinations.most;
    }

    private long follow(List<Condition> conditions, long before) {
        long all = before;
        for (Condition each : conditions) {
            all = follow(each, all);
        }
        return all;
    }

    private long follow(Condition condition, long before) {
        if (condition instanceof Condition.Pattern pattern) {
            return seen(product(before, count(pattern)));
        } else if (condition instanceof Condition.And and) {
            return follow(and.parts(), before);
        } else if (condition instanceof Condition.Or or) {
            return seen(or.parts().stream()
                    .mapToLong(each -> follow(each, before))
                    .reduce(0, (a, b) -> Math.min(MOST + 1, a + b)));
        }
        condition.parts().forEach(each -> follow(each, before));
        return before;
    }

    private long seen(long combinations) {
        most = Math.max(most, combinations);
        return combinations;
    }

    private static long product(long a, long b) {
        return Math.min(MOST + 1, a * b);
    }

    /** How many facts a pattern may match for one combination of those before it. */
    private long count(Condition.Pattern pattern) {
        if (pattern.from() != null) {
            return pattern.from() instanceof Expression.Name ? 20 : 1;
        }
        Vocabulary.Kind kind = vocabulary.kind(pattern.type());
        boolean input = kind != null && kind.origin() == Origin.INPUT;
        boolean tied = pattern.tests().stream().anyMatch(each -> ties(each, !input));
        boolean one = kind != null
                && (input && !pattern.type().equals(CANDIDATE) || List.of().equals(kind.onePer()));
        return tied ? 1 : Math.max(1, Math.min(MOST, facts.getOrDefault(pattern.type(), one ? 1 : others)));
    }

    private static boolean ties(Expression test, boolean byValue) {
        return test instanceof Expression.Comparison comparison
                && comparison.operator().equals("==")
                && (comparison.right().variableName() != null
                        || byValue && comparison.right().stated() != null);
    }
}
