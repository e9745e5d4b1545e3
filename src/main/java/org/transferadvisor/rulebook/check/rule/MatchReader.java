package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.expr.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.rule.ReadPattern.Part;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Reads the conditions of one rule: their kinds of fact, what they bind, and what is wrong with them. */
final class MatchReader {

    private static final Set<String> LISTS = Set.of("collectList", "collectSet");
    private static final Set<String> NUMBERS = Set.of("average", "max", "min", "standardDeviation", "sum", "variance");
    private static final List<String> FUNCTIONS = List.of(
            "average", "collectList", "collectSet", "count", "max", "min", "standardDeviation", "sum", "variance");

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final JavaPieces java;
    private final RuleProblems problems;
    private final List<ReadPattern> patterns = new ArrayList<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Scope top = new Scope(null);

    MatchReader(Vocabulary vocabulary, KnownWords words, JavaPieces java, RuleProblems problems) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.java = java;
        this.problems = problems;
    }

    /** Reads all conditions and says what the rule's consequence may use. */
    Scope read() {
        problems.rule().conditions().forEach(each -> read(each, top, Part.THERE));
        return top;
    }

    List<ReadPattern> patterns() {
        return List.copyOf(patterns);
    }

    Map<String, Variable> variables() {
        return variables;
    }

    private void read(Condition condition, Scope scope, Part part) {
        if (condition instanceof Condition.Match match) {
            match(match, scope, part);
        } else if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> read(each, scope, part));
        } else if (condition instanceof Condition.Or or) {
            either(or, scope);
        } else if (condition instanceof Condition.Not not) {
            boolean single = part == Part.THERE && not.condition() instanceof Condition.Match;
            read(not.condition(), new Scope(scope), single ? Part.ABSENT : Part.LOOSE);
        } else if (condition instanceof Condition.Exists exists) {
            read(exists.condition(), new Scope(scope), part);
        } else if (condition instanceof Condition.Gather gather) {
            gather(gather, scope);
        }
    }

    /** A variable can be used after a choice where every branch binds it. */
    private void either(Condition.Or or, Scope scope) {
        Map<String, Variable> bound = new LinkedHashMap<>();
        boolean first = true;
        for (Condition branch : or.conditions()) {
            Scope inner = new Scope(scope);
            read(branch, inner, Part.LOOSE);
            if (first) {
                bound.putAll(inner.own());
            } else {
                bound.keySet().retainAll(inner.own().keySet());
            }
            first = false;
        }
        bound.forEach((name, variable) -> scope.bind(new Variable(name, variable.kind(), null, "")));
    }

    private void gather(Condition.Gather gather, Scope scope) {
        Scope inner = new Scope(scope);
        read(gather.condition(), inner, Part.LOOSE);
        for (Condition.Function function : gather.functions()) {
            ValueKind argument = ValueKind.UNKNOWN;
            Variable of = null;
            for (String each : function.arguments()) {
                Place place = problems.source().find(each, gather.place());
                Expression parsed = java.expression(each);
                argument = parsed == null ? ValueKind.UNKNOWN : kind(parsed, inner, null, place);
                of = inner.find(each);
            }
            ValueKind kind = made(function, argument, gather.place());
            if (function.variable() != null) {
                boolean list = LISTS.contains(function.name()) && of != null;
                Variable bound = new Variable(
                        function.variable(),
                        kind,
                        list && of != null ? of.match() : null,
                        list && of != null ? of.field() : "");
                bind(bound, scope, problems.source().findName(function.variable(), gather.place()));
            }
        }
        TestReader tests = new TestReader(this, scope, null, ValueKind.UNKNOWN);
        gather.tests().forEach(tests::read);
    }

    /** What a function makes of the values that are gathered. */
    private ValueKind made(Condition.Function function, ValueKind of, Place from) {
        String name = function.name();
        if (name.equals("collect") || LISTS.contains(name)) {
            return ValueKind.listOf(name.equals("collect") ? null : of);
        }
        if (name.equals("count")) {
            return ValueKind.of(Long.class);
        }
        Place place = problems.source().findName(name, from);
        if (!NUMBERS.contains(name)) {
            problems.unknown(
                    Check.UNKNOWN_FUNCTION,
                    place,
                    "there is no function `" + name + "` over what is gathered",
                    name,
                    FUNCTIONS);
            return ValueKind.UNKNOWN;
        }
        if (of.known() && of.type() != Object.class && !of.isNumber()) {
            problems.add(
                    Check.WRONG_TYPE,
                    place,
                    "`" + name + "` is over " + String.join(", ", function.arguments()) + ", which is " + of.shown(),
                    "numbers; of a range one end of it: low, likely or high",
                    null);
        }
        return ValueKind.of(Number.class);
    }

    private void match(Condition.Match match, Scope scope, Part part) {
        patterns.add(new ReadPattern(match, match.from() == null ? part : Part.LOOSE));
        ValueKind kind = kindOf(match);
        Variable element = null;
        if (match.from() != null) {
            element = from(match, match.from(), kind, scope);
        }
        if (match.variable() != null) {
            Variable bound = element != null
                    ? new Variable(match.variable(), kind, element.match(), element.field())
                    : new Variable(match.variable(), kind, match.from() == null ? match : null, "");
            bind(bound, scope, match.place());
        }
        TestReader tests = new TestReader(this, scope, match, kind);
        match.tests().forEach(tests::read);
    }

    private ValueKind kindOf(Condition.Match match) {
        Vocabulary.Kind kind = vocabulary.kind(match.type());
        if (kind != null) {
            return new ValueKind(kind.record() == null ? Object.class : kind.record(), kind.name(), null);
        }
        Class<?> value = vocabulary.value(match.type());
        if (match.type().isEmpty()) {
            return ValueKind.UNKNOWN;
        }
        if (value == null) {
            problems.unknown(
                    Check.UNKNOWN_TYPE,
                    problems.source().findName(match.type(), match.place()),
                    "`" + match.type() + "` is no kind of fact",
                    match.type(),
                    vocabulary.types());
            return ValueKind.UNKNOWN;
        }
        return ValueKind.of(value);
    }

    /** Checks where values come from; where that is a list that the rule gathered, gives what it holds. */
    private @Nullable Variable from(Condition.Match match, String from, ValueKind wanted, Scope scope) {
        Place place = problems.source().find(from, match.place());
        Expression parsed = java.expression(from);
        if (parsed == null) {
            problems.add(
                    Check.SYNTAX,
                    place,
                    "what stands after `from` cannot be read",
                    "a function of values, such as Ranges.sum( $amounts )",
                    "look for a missing bracket or comma");
            return null;
        }
        ValueKind given = kind(parsed, scope, null, place);
        ValueKind each = given.type() != null && java.util.Collection.class.isAssignableFrom(given.type())
                ? given.element() == null ? ValueKind.UNKNOWN : given.element()
                : given;
        if (wanted.known() && each.known() && !each.isNull() && !each.fits(wanted.type())) {
            boolean narrowed =
                    wanted.type() != null && each.type() != null && each.type().isAssignableFrom(wanted.type());
            if (!narrowed) {
                problems.add(
                        Check.WRONG_TYPE,
                        place,
                        "`" + parsed + "` gives " + each.exactly() + ", but the pattern asks for " + wanted.exactly(),
                        "`"
                                + (each.type() == null
                                        ? ""
                                        : ValueKind.boxed(each.type()).getSimpleName()) + "( … ) from …`",
                        null);
            }
        }
        return given.type() != null && java.util.Collection.class.isAssignableFrom(given.type())
                ? scope.find(from)
                : null;
    }

    /** The kind of an expression that stands in a condition. */
    ValueKind kind(Expression expression, Scope scope, @Nullable ValueKind self, Place place) {
        return new ExpressionReader(vocabulary, words, problems, scope, self, new Positions(place, 0), false)
                .kind(expression);
    }

    void bind(Variable variable, Scope scope, Place place) {
        if (scope.find(variable.name()) != null) {
            problems.add(
                    Check.DUPLICATE_VARIABLE,
                    place,
                    "`" + variable.name() + "` is bound twice",
                    "a name of its own for each",
                    "to demand the same value, write `field == " + variable.name() + "`");
        }
        scope.bind(variable);
        Variable first = variables.putIfAbsent(variable.name(), variable);
        if (first != null) {
            variables.put(variable.name(), new Variable(variable.name(), variable.kind(), null, ""));
        }
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    KnownWords words() {
        return words;
    }

    JavaPieces java() {
        return java;
    }

    RuleProblems problems() {
        return problems;
    }
}
