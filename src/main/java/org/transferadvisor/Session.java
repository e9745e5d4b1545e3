package org.transferadvisor;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.transferadvisor.conclusions.Verdict;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.Rulebook;
import org.transferadvisor.rulebook.model.Combinations;
import org.transferadvisor.trace.CycleFinder;
import org.transferadvisor.trace.Fact;
import org.transferadvisor.trace.Firing;
import org.transferadvisor.trace.Recorder;
import org.transferadvisor.trace.Trace;

/** Fires the rules on the facts of one project, with or without a record of who concluded what. */
final class Session {

    /** Firings allowed whatever the project, and for each of its facts. */
    private static final int FIRINGS = 5_000;

    private static final int FIRINGS_PER_FACT = 100;

    /** How the JVM names what is null. */
    private static final Pattern UNKNOWN = Pattern.compile("because \"(\\$\\w+)\" is null");

    private final Rulebook rulebook;
    private final List<Fact> given;

    Session(InForce inForce, List<Fact> given) {
        this.rulebook = inForce.rulebook();
        this.given = given;
    }

    /**
     * Every firing that stood at the end.
     *
     * @param bindings whether each keeps what its variables were bound to
     */
    Trace trace(boolean bindings) {
        bounded();
        KieSession session = rulebook.session();
        try {
            Recorder recorder = new Recorder(rulebook, bindings);
            session.addEventListener(recorder);
            for (Fact fact : given) {
                recorder.given(fact);
                session.insert(fact.value());
            }
            if (fire(session, null) >= limit()) {
                throw endless();
            }
            Trace trace = recorder.trace();
            single(trace);
            return trace;
        } finally {
            session.dispose();
        }
    }

    /** Refuses a second verdict beside the first: none is taken in silence. Where rules lead to several strategies, no decision is made. */
    private void single(Trace trace) {
        Set<Object> verdicts = new LinkedHashSet<>();
        Set<String> rules = new LinkedHashSet<>();
        for (Firing firing : trace.firings()) {
            for (Fact fact : firing.concluded()) {
                if (fact.value() instanceof Verdict verdict) {
                    verdicts.add(verdict);
                    rules.add(firing.rule().name());
                }
            }
        }
        if (verdicts.size() > 1) {
            throw refused(
                    rules,
                    " conclude verdicts that differ, of which a decision holds one",
                    "conditions of which one holds",
                    null);
        }
    }

    /** Only what was concluded. */
    Conclusions conclusions() {
        return conclusions(rulebook.session(), null);
    }

    /** Only what leads to the strategy, and the strategy. All rules stand there, since a base of some would first have to be made. */
    Conclusions decision() {
        Set<String> deciding = rulebook.deciding();
        return conclusions(
                rulebook.session(), match -> deciding.contains(match.getRule().getName()));
    }

    /**
     * Only what some rules conclude.
     *
     * @param only their names
     */
    Conclusions conclusions(Set<String> only) {
        return conclusions(rulebook.session(only), null);
    }

    private Conclusions conclusions(KieSession session, @Nullable AgendaFilter filter) {
        try {
            bounded();
            Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Fact fact : given) {
                known.add(fact.value());
                session.insert(fact.value());
            }
            if (fire(session, filter) < limit()) {
                return Conclusions.of(session.getObjects(each -> !known.contains(each)));
            }
        } finally {
            session.dispose();
        }
        throw endless();
    }

    /** Fires the rules; what a rule throws is told as the rule's, with its place. */
    private int fire(KieSession session, @Nullable AgendaFilter filter) {
        try {
            return session.fireAllRules(filter, limit());
        } catch (RuntimeException | StackOverflowError e) {
            RuleInfo rule = rulebook.breaking(this::breaks);
            if (rule == null) {
                throw e;
            }
            throw brokenOff(rule, e);
        } catch (OutOfMemoryError e) {
            throw exhausted(e);
        }
    }

    private boolean breaks(KieSession session) {
        try {
            given.forEach(fact -> session.insert(fact.value()));
            session.fireAllRules(limit());
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return true;
        }
    }

    private static RefusedException brokenOff(RuleInfo rule, Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Matcher unknown = UNKNOWN.matcher(String.valueOf(cause.getMessage()));
        boolean isUnknown = cause instanceof NullPointerException;
        String what = unknown.find() ? "`" + unknown.group(1) + "`" : "something that it computes with";
        return new RefusedException(List.of(new Problem(
                rule.file(),
                rule.line(),
                1,
                "",
                "the rule `" + rule.name() + "` broke off: "
                        + (isUnknown
                                ? what + " is unknown"
                                : cause instanceof StackOverflowError
                                        ? "its values are nested too deeply"
                                        : String.valueOf(cause.getMessage())),
                isUnknown
                        ? "a condition that asks first, such as `tokensPerSample != null`"
                        : "conditions that keep out what the rule cannot compute with",
                "nothing is advised on this project until the rule is mended")));
    }

    /** The memory did not hold what the rules make of the facts; what they made is let go of with the session. */
    private static RefusedException exhausted(OutOfMemoryError error) {
        return new RefusedException(List.of(new Problem(
                "",
                0,
                0,
                "",
                "the rules combine more facts than the memory holds (" + error.getMessage() + ")",
                "rules whose conditions tie their facts together, and fewer candidates",
                "more memory: java -Xmx4g")));
    }

    /** Refuses rules that would combine more facts than a machine can, before the engine starts, which cannot be stopped. */
    private void bounded() {
        RuleInfo rule = rulebook.combining(
                () -> given.stream().collect(Collectors.groupingBy(Fact::type, Collectors.counting())));
        if (rule != null) {
            throw refused(
                    Set.of(rule.name()),
                    " combines too many facts: more than " + Combinations.MOST + " combinations",
                    "rules whose conditions tie their facts together",
                    null);
        }
    }

    private String stopped() {
        return "the session was stopped after " + limit() + " firings";
    }

    private int limit() {
        return FIRINGS + FIRINGS_PER_FACT * given.size();
    }

    /** Fires once more, watching what leads to what, to say why the rules do not come to rest. */
    private RefusedException endless() {
        KieSession session = rulebook.session();
        try {
            CycleFinder finder = new CycleFinder();
            session.addEventListener((AgendaEventListener) finder);
            session.addEventListener((RuleRuntimeEventListener) finder);
            given.forEach(fact -> session.insert(fact.value()));
            session.fireAllRules(limit());
            Set<String> cycle = finder.cycle();
            return cycle.isEmpty()
                    ? refused(
                            Set.of(finder.busiest()),
                            " combines too many facts: it fired without end",
                            "rules whose conditions tie their facts together",
                            stopped())
                    : refused(
                            cycle,
                            cycle.size() == 1
                                    ? " feeds itself: it fired without end"
                                    : " feed each other: they fired without end",
                            "rules whose conclusions do not lead back to their own conditions",
                            stopped());
        } finally {
            session.dispose();
        }
    }

    private RefusedException refused(Set<String> rules, String what, String allowed, @Nullable String hint) {
        List<RuleInfo> suspects = rules.stream()
                .map(name -> rulebook.rules().get(name).info())
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        String names = suspects.stream().map(info -> "`" + info.name() + "`").collect(Collectors.joining(" and "));
        RuleInfo first = suspects.get(0);
        return new RefusedException(List.of(new Problem(
                first.file(),
                first.line(),
                1,
                "",
                (suspects.size() == 1 ? "the rule " : "the rules ") + names + what,
                allowed,
                hint)));
    }
}
