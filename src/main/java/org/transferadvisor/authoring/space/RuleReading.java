package org.transferadvisor.authoring.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.costs.Workings;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Rule;

/** One rule as a way from facts to conclusions: which fields it looks at, what it compares them with, and what it copies. */
final class RuleReading {

    /**
     * A kind of fact that the rule looks for.
     *
     * @param needed whether the rule can fire only where there is one; false below {@code not} and {@code or}
     * @param tests what is demanded of it
     * @param comparisons every comparison, those in groups included
     * @param equal what fields must equal for certain: literals and variables
     * @param oneOf literals one of which a field must equal
     * @param source what it comes from where that is an expression; null for a fact of the session
     */
    record Sought(
            String type,
            boolean needed,
            List<Expression> tests,
            List<Expression.Comparison> comparisons,
            Map<String, Expression> equal,
            Map<String, Set<Object>> oneOf,
            @Nullable Term source) {

        boolean computed() {
            return source != null;
        }
    }

    private final Rule rule;
    private final List<Sought> sought = new ArrayList<>();
    private final Map<String, Condition.Pattern> patterns = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, Condition.Function> accumulated = new HashMap<>();
    private final Map<String, Term> variables = new HashMap<>();
    private final Map<String, Term.Copied> members = new LinkedHashMap<>();

    RuleReading(Rule rule) {
        this.rule = rule;
        rule.conditions().stream().flatMap(Condition::all).forEach(this::bind);
        rule.patterns().forEach(each -> sought.add(sought(each)));
    }

    Rule rule() {
        return rule;
    }

    String id() {
        return rule.id();
    }

    List<Sought> sought() {
        return sought;
    }

    /** The variables that stand for one of what was collected, with the field that was collected. */
    Map<String, Term.Copied> members() {
        return members;
    }

    List<Expression.New> conclusions() {
        return rule.conclusions();
    }

    private void bind(Condition condition) {
        if (condition instanceof Condition.Accumulate accumulate) {
            accumulate.functions().stream()
                    .filter(each -> each.variable() != null)
                    .forEach(each -> accumulated.put(each.variable(), each));
        } else if (condition instanceof Condition.Pattern pattern) {
            if (pattern.variable() != null) {
                patterns.put(pattern.variable(), pattern);
                member(pattern);
            }
            pattern.constraints().stream().flatMap(Expression::all).forEach(each -> {
                if (each instanceof Expression.Binding binding) {
                    patterns.put(binding.variable(), pattern);
                    fields.put(binding.variable(), binding.value().text());
                }
            });
        }
    }

    private void member(Condition.Pattern pattern) {
        Rule.Variable list = pattern.from() == null
                ? null
                : rule.variables().get(pattern.from().text());
        if (list != null
                && list.list()
                && list.pattern() != null
                && !list.field().isEmpty()) {
            members.put(pattern.variable(), new Term.Copied(list.pattern().type(), list.field()));
        }
    }

    private Sought sought(Rule.Matched matched) {
        Condition.Pattern pattern = matched.pattern();
        Map<String, Expression> equal = new LinkedHashMap<>();
        Map<String, Set<Object>> oneOf = new LinkedHashMap<>();
        for (Expression test : pattern.tests()) {
            if (test instanceof Expression.Comparison comparison
                    && comparison.operator().equals("==")) {
                equal.put(comparison.field(), comparison.right());
            } else if (test instanceof Expression.Or any) {
                oneOf(any, oneOf);
            } else if (test instanceof Expression.Binding binding) {
                equal.putIfAbsent(binding.value().text(), new Expression.Name(binding.variable(), binding.place()));
            }
        }
        return new Sought(
                pattern.type(),
                matched.part() == Rule.Part.THERE,
                pattern.tests(),
                pattern.comparisons(),
                equal,
                oneOf,
                pattern.from() == null ? null : made(pattern.from()));
    }

    private static void oneOf(Expression.Or any, Map<String, Set<Object>> oneOf) {
        Set<Object> words = new LinkedHashSet<>();
        Set<String> compared = new LinkedHashSet<>();
        for (Expression test : any.parts()) {
            Object word = test instanceof Expression.Comparison comparison
                            && comparison.operator().equals("==")
                            && comparison.literal() != null
                    ? comparison.literal().value()
                    : null;
            if (word == null) {
                return;
            }
            compared.add(((Expression.Comparison) test).field());
            words.add(Slice.same(word));
        }
        if (compared.size() == 1) {
            oneOf.put(compared.iterator().next(), words);
        }
    }

    /**
     * What a test compares with, or a conclusion takes.
     *
     * @param type the kind of fact whose fields it may name; empty where it may name none
     */
    Term term(Expression expression, String type) {
        if (expression instanceof Expression.Literal literal && literal.value() != null) {
            return new Term.Stated(literal.value());
        }
        if (expression instanceof Expression.Negative negative
                && negative.value() instanceof Expression.Literal literal
                && literal.value() instanceof BigDecimal number) {
            return new Term.Stated(number.negate());
        }
        if (expression instanceof Expression.Name name && name.isVariable()) {
            return variable(name.name());
        }
        return !type.isEmpty() && isPath(expression) ? new Term.Copied(type, expression.text()) : made(expression);
    }

    /** The same, with a field of an entry of a list for what it is in a run: a figure of that kind. */
    Term observed(Expression expression, String type) {
        if (expression instanceof Expression.Name name && name.isVariable()) {
            Condition.Pattern pattern = patterns.get(name.name());
            String field = fields.get(name.name());
            if (pattern != null && field != null && pattern.from() instanceof Expression.Name) {
                return new Term.Copied(pattern.type(), field);
            }
        }
        return term(expression, type);
    }

    private static boolean isPath(Expression expression) {
        return expression instanceof Expression.Access access && !access.call()
                ? isPath(access.of())
                : expression instanceof Expression.Name name && !name.isVariable();
    }

    private Term variable(String name) {
        Term known = variables.get(name);
        if (known == null) {
            known = origin(name);
            variables.put(name, known);
        }
        return known;
    }

    private Term origin(String name) {
        if (accumulated.containsKey(name)) {
            Condition.Function function = accumulated.get(name);
            Term made = made(function.arguments().toArray(new Expression[0]));
            return function.name().equals("count") ? counted(made) : made;
        }
        Condition.Pattern pattern = patterns.get(name);
        if (pattern == null) {
            return new Term.Made(List.of());
        }
        String field = fields.get(name);
        return pattern.from() != null
                ? made(pattern.from())
                : field == null ? new Term.Whole(pattern.type()) : new Term.Copied(pattern.type(), field);
    }

    private Term made(Expression... expressions) {
        Expression only = expressions.length == 1 ? expressions[0] : null;
        if (only instanceof Expression.Cast cast) {
            only = cast.value();
        }
        if (only instanceof Expression.Access access
                && access.name().equals("size")
                && variable(access.of().text()) instanceof Term.Made made
                && made.of().size() == 1) {
            return counted(made);
        }
        Set<Term> of = new LinkedHashSet<>();
        for (Expression each : expressions) {
            each.all().forEach(part -> {
                if (part instanceof Expression.Name name && isBound(name.name())) {
                    of.add(variable(name.name()));
                }
            });
        }
        Map<String, Set<String>> reads =
                only instanceof Expression.Call call ? Workings.reads(call.name()) : Map.<String, Set<String>>of();
        return new Term.Made(reads.isEmpty() ? List.copyOf(of) : List.copyOf(taken(of, reads)));
    }

    /** How many there are of what something is made of, where that is one kind of fact. */
    private static Term counted(Term term) {
        return term instanceof Term.Made made
                        && made.of().size() == 1
                        && made.of().get(0) instanceof Term.Whole whole
                ? new Term.Counted(whole.type())
                : term;
    }

    /** What a sheet of figures takes of the facts that it is handed: the fields that it depends on. */
    private static Set<Term> taken(Collection<Term> handed, Map<String, Set<String>> reads) {
        Set<Term> taken = new LinkedHashSet<>();
        for (Term each : handed) {
            if (each instanceof Term.Made made) {
                taken.addAll(taken(made.of(), reads));
            } else if (each instanceof Term.Whole whole && reads.containsKey(whole.type())) {
                reads.get(whole.type()).forEach(field -> taken.add(new Term.Copied(whole.type(), field)));
            } else {
                taken.add(each);
            }
        }
        return taken;
    }

    private boolean isBound(String name) {
        return patterns.containsKey(name) || accumulated.containsKey(name);
    }
}
