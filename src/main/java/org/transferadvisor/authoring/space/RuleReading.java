package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Insertion;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Test;

/** One rule as a way from facts to conclusions: which fields it looks at, what it compares them with, and what it copies. */
final class RuleReading {

    /**
     * A kind of fact that the rule looks for.
     *
     * @param needed whether the rule can fire only where there is one; false below {@code not} and {@code or}
     * @param tests what is demanded of it
     * @param comparisons every comparison, those in groups included
     * @param equal what fields must equal for certain: literals and variables, as terms
     * @param oneOf literals one of which a field must equal
     * @param source what it comes from where that is an expression; null for a fact of the session
     */
    record Sought(
            String type,
            boolean needed,
            List<Test> tests,
            List<Test.Comparison> comparisons,
            Map<String, Operand> equal,
            Map<String, Set<Object>> oneOf,
            @Nullable Term source) {

        boolean computed() {
            return source != null;
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    private static final Pattern COUNT = Pattern.compile("(?:\\(\\s*\\w+\\s*\\)\\s*)?(\\$\\w+)\\.size\\(\\s*\\)");
    private static final Set<String> COLLECTS = Set.of("collectSet", "collectList");
    private static final Pattern FIELD = Pattern.compile("[a-z]\\w*(?:\\.\\w+)*");

    private final DrlRule rule;
    private final List<Sought> sought = new ArrayList<>();
    private final Map<String, Term> variables = new LinkedHashMap<>();
    private final Map<String, Term> collections = new LinkedHashMap<>();
    private final Map<String, Term.Copied> members = new LinkedHashMap<>();
    private boolean whole = true;

    private RuleReading(DrlRule rule) {
        this.rule = rule;
        rule.conditions().forEach(each -> read(each, true));
    }

    static RuleReading of(DrlRule rule) {
        return new RuleReading(rule);
    }

    DrlRule rule() {
        return rule;
    }

    String id() {
        return rule.annotation("id");
    }

    List<Sought> sought() {
        return sought;
    }

    /** The variables that stand for one of what was collected, with the field that was collected. */
    Map<String, Term.Copied> members() {
        return members;
    }

    /** Whether all its conditions are understood. */
    boolean whole() {
        return whole;
    }

    List<Insertion> conclusions() {
        return rule.insertions();
    }

    private void read(Condition condition, boolean needed) {
        if (condition instanceof Condition.Match match) {
            match(match, needed);
        } else if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> read(each, needed));
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(each -> read(each, false));
        } else if (condition instanceof Condition.Not not) {
            read(not.condition(), false);
        } else if (condition instanceof Condition.Exists exists) {
            read(exists.condition(), needed);
        } else if (condition instanceof Condition.Other) {
            whole = false;
        } else if (condition instanceof Condition.Gather gather) {
            read(gather.condition(), false);
            for (Condition.Function function : gather.functions()) {
                if (function.variable() != null) {
                    if (COLLECTS.contains(function.name())
                            && function.arguments().size() == 1) {
                        collections.put(
                                function.variable(), term(function.arguments().get(0), ""));
                    }
                    variables.put(function.variable(), made(String.join(", ", function.arguments())));
                }
            }
        }
    }

    private void match(Condition.Match match, boolean needed) {
        Term source = match.from() == null ? null : made(match.from());
        if (match.variable() != null
                && match.from() != null
                && collections.get(match.from().strip()) instanceof Term.Copied collected) {
            members.put(match.variable(), collected);
        }
        if (match.variable() != null) {
            variables.put(match.variable(), source == null ? new Term.Whole(match.type()) : source);
        }
        List<Test.Comparison> comparisons = new ArrayList<>();
        Map<String, Operand> equal = new LinkedHashMap<>();
        Map<String, Set<Object>> oneOf = new LinkedHashMap<>();
        for (Test test : match.tests()) {
            tests(match, test, source, comparisons);
            if (test instanceof Test.Comparison comparison
                    && comparison.operator().equals("==")) {
                equal.put(comparison.field(), comparison.operand());
            } else if (test instanceof Test.AnyOf any) {
                oneOf(any, oneOf);
            } else if (test instanceof Test.Binding binding) {
                equal.putIfAbsent(binding.field(), new Operand.Expression(binding.variable()));
            }
        }
        sought.add(new Sought(match.type(), needed, match.tests(), List.copyOf(comparisons), equal, oneOf, source));
    }

    private static void oneOf(Test.AnyOf any, Map<String, Set<Object>> oneOf) {
        Set<Object> words = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        for (Test test : any.tests()) {
            if (!(test instanceof Test.Comparison comparison)
                    || !comparison.operator().equals("==")
                    || !(comparison.operand() instanceof Operand.Literal literal)
                    || literal.value() == null) {
                return;
            }
            fields.add(comparison.field());
            words.add(Slice.same(literal.value()));
        }
        if (fields.size() == 1) {
            oneOf.put(fields.iterator().next(), words);
        }
    }

    private void tests(Condition.Match match, Test test, @Nullable Term source, List<Test.Comparison> found) {
        if (test instanceof Test.Comparison comparison) {
            found.add(comparison);
            if (comparison.variable() != null) {
                bind(comparison.variable(), match.type(), comparison.field(), source);
            }
        } else if (test instanceof Test.Binding binding) {
            bind(binding.variable(), match.type(), binding.field(), source);
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(each -> tests(match, each, source, found));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(each -> tests(match, each, source, found));
        }
    }

    private void bind(String variable, String type, String field, @Nullable Term source) {
        variables.put(variable, source == null ? new Term.Copied(type, field) : source);
    }

    /** What a test compares with, or a conclusion takes. */
    Term term(String text, String type) {
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() >= 2) {
            return new Term.Stated(text.substring(1, text.length() - 1));
        }
        if (text.equals("true") || text.equals("false")) {
            return new Term.Stated(Boolean.valueOf(text));
        }
        if (text.matches("-?\\d+(\\.\\d+)?[lLdDfF]?")) {
            return new Term.Stated(new BigDecimal(text.replaceAll("[lLdDfF]$", "")));
        }
        if (VARIABLE.matcher(text).matches()) {
            return variables.getOrDefault(text, new Term.Made(List.of()));
        }
        if (!type.isEmpty() && FIELD.matcher(text).matches()) {
            return new Term.Copied(type, text);
        }
        return made(text);
    }

    private Term made(String text) {
        Matcher count = COUNT.matcher(text.strip());
        if (count.matches()
                && variables.get(count.group(1)) instanceof Term.Made made
                && made.of().size() == 1) {
            return made.of().get(0) instanceof Term.Whole whole ? new Term.Counted(whole.type()) : made;
        }
        List<Term> of = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            Term each = variables.get(variable.group());
            if (each != null && !of.contains(each)) {
                of.add(each);
            }
        }
        return new Term.Made(List.copyOf(of));
    }
}
