package org.transferadvisor.rulebook.check.lint;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.Range;
import org.transferadvisor.rulebook.model.Condition;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** What the tests of a pattern leave of its fields, as far as they compare with values that stand in the rule. */
final class Tests {

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> TOLD = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final Vocabulary vocabulary;

    Tests(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The fields, and paths, that a pattern compares with values, in order. */
    static Set<String> fields(Condition.Pattern match) {
        Set<String> fields = new LinkedHashSet<>();
        match.tests().forEach(test -> fields(test, fields));
        return fields;
    }

    private static void fields(Expression test, Set<String> fields) {
        if (test instanceof Expression.Comparison comparison) {
            if (comparison.literal() != null) {
                fields.add(comparison.field());
            }
        } else if (test instanceof Expression.And all) {
            all.parts().forEach(each -> fields(each, fields));
        } else if (test instanceof Expression.Or any) {
            any.parts().forEach(each -> fields(each, fields));
        } else if (!(test instanceof Expression.Binding)) {
            fields.add(test.text());
        }
    }

    /** Where a pattern compares a field; where the pattern stands if it does not. */
    static Place place(Condition.Pattern match, String field) {
        return match.tests().stream()
                .filter(test -> isOnly(test, field))
                .map(Expression::place)
                .findFirst()
                .orElse(match.place());
    }

    /** Whether a test asks for nothing but how one field compares with values that stand in the rule. */
    static boolean isOnly(Expression test, String field) {
        if (test instanceof Expression.Comparison comparison) {
            return comparison.field().equals(field)
                    && comparison.right() instanceof Expression.Literal literal
                    && TOLD.contains(comparison.operator())
                    && (EQUALITY.contains(comparison.operator()) || literal.value() instanceof BigDecimal);
        } else if (test instanceof Expression.And all) {
            return all.parts().stream().allMatch(each -> isOnly(each, field));
        } else if (test instanceof Expression.Or any) {
            return any.parts().stream().allMatch(each -> isOnly(each, field));
        }
        return !(test instanceof Expression.Binding) && test.text().equals(field);
    }

    /** Whether a pattern matches facts of the session and asks for nothing but how fields compare with values that stand in the rule. */
    static boolean isTold(Condition.Pattern match) {
        return match.from() == null
                && match.tests().stream()
                        .allMatch(test -> fields(match).stream().anyMatch(field -> isOnly(test, field)));
    }

    /** What all tests of a pattern leave of a field. */
    Values of(Condition.Pattern match, String field) {
        boolean number = isNumber(match.type(), field);
        Values left = number ? Values.Numbers.ANY : Values.Words.ANY;
        for (Expression test : match.tests()) {
            if (isOnly(test, field)) {
                left = left.and(of(test, number));
            } else if (test instanceof Expression.And all) {
                for (Expression each : all.parts()) {
                    left = isOnly(each, field) ? left.and(of(each, number)) : left;
                }
            }
        }
        return left;
    }

    private static Values of(Expression test, boolean number) {
        if (test instanceof Expression.Comparison comparison
                && comparison.right() instanceof Expression.Literal literal) {
            return of(comparison.operator(), literal.value(), number);
        } else if (test instanceof Expression.And all) {
            return all.parts().stream().map(each -> of(each, number)).reduce(any(number), Values::and);
        } else if (test instanceof Expression.Or any) {
            return any.parts().stream()
                    .map(each -> of(each, number))
                    .reduce(any(number).not(), Values::or);
        } else if (test instanceof Expression.Name && !number) {
            return Values.Words.only(true);
        }
        return any(number);
    }

    private static Values any(boolean number) {
        return number ? Values.Numbers.ANY : Values.Words.ANY;
    }

    private static Values of(String operator, @Nullable Object value, boolean number) {
        if (value == null) {
            Values unknown = number ? new Values.Numbers(true, List.of()) : new Values.Words(true, Set.of(), false);
            return operator.equals("==") ? unknown : operator.equals("!=") ? unknown.not() : any(number);
        }
        if (number) {
            return value instanceof BigDecimal figure ? Values.Numbers.that(operator, figure) : any(true);
        }
        Values only = Values.Words.only(value);
        return operator.equals("==") ? only : operator.equals("!=") ? only.not() : any(false);
    }

    boolean isNumber(String type, String field) {
        Vocabulary.Member member = member(type, field);
        if (member == null) {
            Class<?> value = vocabulary.value(type);
            return field.equals("this") && value != null && Number.class.isAssignableFrom(value);
        }
        return Number.class.isAssignableFrom(member.type()) || member.type() == Range.class && field.contains(".");
    }

    boolean isWhole(String type, String field) {
        Vocabulary.Member member = member(type, field);
        return member != null && (member.type() == Long.class || member.type() == Integer.class);
    }

    /** What a field may hold at all. */
    Values domain(String type, String field) {
        Vocabulary.Member member = member(type, field);
        if (!isNumber(type, field) || member == null || member.limits() == null) {
            return any(isNumber(type, field));
        }
        Field limits = member.limits();
        boolean open = limits.above() != Double.NEGATIVE_INFINITY;
        BigDecimal low = BigDecimal.valueOf(open ? limits.above() : limits.min());
        return new Values.Numbers(
                member.unknown() && !field.contains("."),
                List.of(new Interval(
                        limits.min() == -Field.LARGEST && !open ? null : low,
                        !open,
                        limits.max() == Field.LARGEST ? null : BigDecimal.valueOf(limits.max()),
                        true)));
    }

    private static String first(String path) {
        int end = path.indexOf('.');
        return end < 0 ? path : path.substring(0, end > 0 && path.charAt(end - 1) == '!' ? end - 1 : end);
    }

    /** The field that a path starts with; null where there is none. */
    private Vocabulary.@Nullable Member member(String type, String field) {
        Vocabulary.Kind kind = vocabulary.kind(type);
        return kind == null ? null : kind.members().get(first(field));
    }
}
