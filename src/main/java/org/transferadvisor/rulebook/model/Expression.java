package org.transferadvisor.rulebook.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value, or something that holds or not. */
public sealed interface Expression {

    /** Where it starts. */
    Place place();

    /** What it is made of, in order. */
    List<Expression> parts();

    /** The expression with all its parts, and theirs. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /** As a rule writes it. */
    default String text() {
        return Printer.of(this);
    }

    /** The variable that it is, with its {@code $}; null where it is none. */
    default @Nullable String variableName() {
        return this instanceof Name name && name.isVariable() ? name.name() : null;
    }

    /** The value that it states; null where it states none, or that there is none. */
    default @Nullable Object stated() {
        return this instanceof Literal literal ? literal.value() : null;
    }

    /** Kinds of value that stand in a rule. */
    enum Kind {
        NULL,
        TRUTH,
        TEXT,
        INT,
        LONG,
        FLOAT,
        DOUBLE
    }

    /**
     * A value that stands in the rule.
     *
     * @param value text, a {@link BigDecimal}, a boolean, or null
     * @param written as written, without the quotes of a text
     */
    record Literal(@Nullable Object value, Kind kind, String written, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        /** Whether it is a number. */
        public boolean isNumber() {
            return value instanceof BigDecimal;
        }
    }

    /**
     * A variable, a field of the fact at hand, or {@code this}.
     *
     * @param name a variable with its {@code $}
     */
    record Name(String name, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        /** Whether it is a variable. */
        public boolean isVariable() {
            return name.startsWith("$");
        }
    }

    /**
     * A field of a fact or a range, or the size of a list.
     *
     * @param of what it belongs to
     * @param call whether it is written as a call, as consequences have it
     * @param namePlace where its name stands
     */
    record Access(Expression of, String name, boolean call, Place place, Place namePlace) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /**
     * A call of a function.
     *
     * @param owner its class, such as {@code Ranges}
     * @param functionPlace where its name stands
     */
    record Call(String owner, String function, List<Expression> arguments, Place place, Place functionPlace)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        /** Owner and function, such as {@code Ranges.times}. */
        public String name() {
            return owner + "." + function;
        }
    }

    /**
     * A new fact.
     *
     * @param type its kind
     * @param typePlace where its kind stands
     */
    record New(String type, List<Expression> arguments, Place place, Place typePlace) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }
    }

    /**
     * A number made one of another kind.
     *
     * @param type such as {@code long}
     */
    record Cast(String type, Expression value, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /** A number with the other sign. */
    record Negative(Expression value, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /**
     * A number made of two.
     *
     * @param operator one of {@code + - * / %}
     */
    record Arithmetic(Expression left, String operator, Expression right, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * Two values compared.
     *
     * @param left a field, or a {@link Binding} of one
     * @param operator such as {@code >=}, {@code contains} or {@code not str[startsWith]}
     */
    record Comparison(Expression left, String operator, Expression right, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        /** What is compared, without the variable that it is bound to: a field, a path, or an expression over them. */
        public Expression compared() {
            return left instanceof Binding binding ? binding.value() : left;
        }

        /** The same as text, such as {@code value.likely}. */
        public String field() {
            return compared().text();
        }

        /** The variable that the left side is bound to; null where it is bound to none. */
        public @Nullable String variable() {
            return left instanceof Binding binding ? binding.variable() : null;
        }

        /** The value that it is compared with; null where that does not stand in the rule. */
        public @Nullable Literal literal() {
            return right instanceof Literal literal ? literal : null;
        }
    }

    /** A value that is one of some, or none of them. */
    record In(Expression value, boolean negated, List<Expression> options, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(value), options.stream()).toList();
        }

        /** The same by comparisons: one of which must hold, or all of them where it is negated. */
        public Expression spelt() {
            List<Expression> each = options.stream()
                    .<Expression>map(option -> new Comparison(value, negated ? "!=" : "==", option, place))
                    .toList();
            return each.size() == 1 ? each.get(0) : negated ? new And(each, place) : new Or(each, place);
        }
    }

    /** All must hold. */
    record And(List<Expression> parts, Place place) implements Expression {}

    /** One must hold. */
    record Or(List<Expression> parts, Place place) implements Expression {}

    /** It must not hold. */
    record Not(Expression value, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /**
     * A value that a variable is bound to.
     *
     * @param variable with its {@code $}
     */
    record Binding(String variable, Expression value, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /**
     * What rules may not hold; a rule with it is refused.
     *
     * @param written as written
     */
    record Other(String written, Place place) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }
}
