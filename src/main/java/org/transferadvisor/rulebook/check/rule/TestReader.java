package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.drl.Condition;
import org.transferadvisor.rulebook.drl.Operand;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.SourceText;
import org.transferadvisor.rulebook.drl.Test;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Reads what a pattern demands of its fact: fields, comparisons, bindings. */
final class TestReader {

    private static final Pattern PATH = Pattern.compile("[A-Za-z_$][\\w$]*(?:!?\\.[A-Za-z_$][\\w$]*)*");
    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    private final MatchReader rule;
    private final RuleProblems problems;
    private final SourceText source;
    private final Scope scope;
    private final Condition.@Nullable Match match;
    private final ValueKind self;

    TestReader(MatchReader rule, Scope scope, Condition.@Nullable Match match, ValueKind self) {
        this.rule = rule;
        this.problems = rule.problems();
        this.source = problems.source();
        this.scope = scope;
        this.match = match;
        this.self = self;
    }

    void read(Test test) {
        if (test instanceof Test.Comparison comparison) {
            comparison(comparison);
        } else if (test instanceof Test.Binding binding) {
            ValueKind kind = kind(binding.field(), source.findName(binding.field(), binding.place()));
            bind(binding.variable(), kind, binding.field(), binding.place());
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(this::read);
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(this::read);
        } else if (test instanceof Test.Other other) {
            other(other);
        }
    }

    private void bind(String variable, ValueKind kind, String field, Place place) {
        rule.bind(
                new Variable(variable, kind, match == null || match.from() != null ? null : match, field),
                scope,
                place);
    }

    private ValueKind kind(String text, Place place) {
        if (PATH.matcher(text).matches()) {
            if (match != null) {
                new Unknowns(rule.vocabulary(), rule.words(), problems).path(match, text, place);
            }
            List<String> names = List.of(text.split("!?\\.", -1));
            ValueKind kind = reader(place).named(names.get(0), place);
            Place at = place;
            for (int i = 1; i < names.size(); i++) {
                at = source.findName(names.get(i), at);
                kind = reader(at).property(kind, names.get(i), at);
            }
            return kind;
        }
        Expression parsed = rule.java().expression(text);
        return parsed == null ? ValueKind.UNKNOWN : rule.kind(parsed, scope, known(), place);
    }

    private ExpressionReader reader(Place place) {
        return new ExpressionReader(
                rule.vocabulary(), rule.words(), problems, scope, known(), new Positions(place, 0), false);
    }

    private ValueKind known() {
        return self;
    }

    private void comparison(Test.Comparison comparison) {
        Place place = source.find(comparison.field(), comparison.place());
        ValueKind left = kind(comparison.field(), place);
        if (comparison.variable() != null) {
            bind(comparison.variable(), left, comparison.field(), comparison.place());
        }
        String shown = "`" + (self.fact().isEmpty() ? "" : self.fact() + ".") + comparison.field() + "`";
        if (comparison.operand() instanceof Operand.Literal literal) {
            literal(comparison, left, literal.value(), shown, place);
        } else if (comparison.operand() instanceof Operand.Expression expression) {
            Place at = source.find(expression.text(), place);
            ValueKind right = kind(expression.text(), at);
            compare(comparison, left, right, shown, at, "`" + expression.text() + "`, " + right.shown());
        }
    }

    private void literal(Test.Comparison comparison, ValueKind left, @Nullable Object value, String shown, Place from) {
        if (value == null) {
            return;
        }
        ValueKind right = ValueKind.of(
                value instanceof BigDecimal ? double.class : value instanceof Boolean ? boolean.class : String.class);
        Place place = place(value, from);
        String written = value instanceof String ? "`\"" + value + "\"`" : "`" + plain(value) + "`";
        boolean right_ = compare(comparison, left, right, shown, place, right.shown() + ", " + written);
        Vocabulary.Kind kind = rule.vocabulary().kind(self.fact());
        Vocabulary.Member member = kind == null ? null : kind.members().get(comparison.field());
        if (right_ && kind != null && member != null && EQUALITY.contains(comparison.operator())) {
            problems.word(place, kind, member, value, rule.words());
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toString() : String.valueOf(value);
    }

    private Place place(Object value, Place from) {
        if (!(value instanceof String text)) {
            return source.findName(plain(value), from);
        }
        Place place = source.find("\"" + text + "\"", from);
        return place.equals(from) ? source.find("'" + text + "'", from) : place;
    }

    private boolean compare(
            Test.Comparison comparison, ValueKind left, ValueKind right, String shown, Place place, String with) {
        String operator = comparison.operator();
        String wrong = Operators.wrong(operator, left, right);
        if (!wrong.isEmpty()) {
            problems.add(
                    Check.WRONG_TYPE,
                    place,
                    shown + " is " + left.shown() + ", and " + wrong,
                    Operators.takes(operator),
                    null);
            return false;
        }
        boolean compared = EQUALITY.contains(operator) || ORDER.contains(operator);
        if (!compared || left.comparable(right)) {
            return true;
        }
        boolean range = left.type() == org.transferadvisor.facts.Range.class && right.isNumber();
        problems.add(
                Check.WRONG_TYPE,
                place,
                shown + " is " + left.shown() + ", but is compared with " + with,
                range ? "one end of it: low, likely or high" : left.isText() ? "a text in double quotes" : left.shown(),
                range
                        ? "write `" + comparison.field() + ".likely`"
                        : left.isTruth() ? "write `true` or `false`, without quotes" : null);
        return false;
    }

    /** What is no comparison must be true or false by itself. */
    private void other(Test.Other other) {
        Expression parsed = rule.java().expression(other.text());
        if (parsed == null) {
            return; // what neither parser can read, the compiler names
        }
        ValueKind kind = rule.kind(parsed, scope, known(), other.place());
        if (!kind.known() || kind.isTruth()) {
            return;
        }
        boolean digits = parsed instanceof LiteralExpr && kind.isNumber();
        problems.add(
                Check.NO_CONDITION,
                other.place(),
                "`" + other.text() + "` is " + kind.shown() + " and no condition",
                "a comparison, such as `compute < 1000`",
                digits ? "write numbers without commas: 1000, not 1,000" : null);
    }
}
