package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Finds out what kind of value an expression gives, and says what is wrong with it. */
final class ExpressionReader {

    private final Vocabulary vocabulary;
    private final RuleProblems problems;
    private final Scope scope;
    private final @Nullable ValueKind self;
    private final Positions positions;
    private final boolean inConsequence;
    private final Unknowns unknowns;
    private final Calls calls;

    /**
     * A reader for one piece of Java.
     *
     * @param scope the variables that it may use
     * @param self the fact whose fields it may name; null where it may name none
     * @param positions where its parts stand
     * @param inConsequence whether it stands in a consequence
     */
    ExpressionReader(
            Vocabulary vocabulary,
            KnownWords words,
            RuleProblems problems,
            Scope scope,
            @Nullable ValueKind self,
            Positions positions,
            boolean inConsequence) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.scope = scope;
        this.self = self;
        this.positions = positions;
        this.inConsequence = inConsequence;
        this.unknowns = new Unknowns(vocabulary, words, problems);
        this.calls = new Calls(vocabulary, words, problems, this, unknowns);
    }

    /** What a name is bound to; null where nothing is. */
    @Nullable
    Variable variable(String name) {
        return scope.find(name);
    }

    Place place(Node node) {
        return positions.of(node);
    }

    /** The kind of an expression. */
    ValueKind kind(Expression expression) {
        if (expression instanceof StringLiteralExpr) {
            return ValueKind.of(String.class);
        } else if (expression instanceof IntegerLiteralExpr) {
            return ValueKind.of(int.class);
        } else if (expression instanceof LongLiteralExpr) {
            return ValueKind.of(long.class);
        } else if (expression instanceof DoubleLiteralExpr) {
            return ValueKind.of(double.class);
        } else if (expression instanceof BooleanLiteralExpr) {
            return ValueKind.of(boolean.class);
        } else if (expression instanceof NullLiteralExpr) {
            return ValueKind.NULL;
        } else if (expression instanceof ThisExpr) {
            return self == null ? ValueKind.UNKNOWN : self;
        } else if (expression instanceof NameExpr name) {
            return named(name.getNameAsString(), place(name));
        } else if (expression instanceof FieldAccessExpr access) {
            return accessed(access);
        } else if (expression instanceof MethodCallExpr call) {
            return calls.call(call);
        } else if (expression instanceof ObjectCreationExpr creation) {
            return calls.create(creation);
        }
        return composed(expression);
    }

    /** Conditions read the fields of a fact by their names; a consequence, which is Java, by calls. */
    private ValueKind accessed(FieldAccessExpr access) {
        ValueKind of = kind(access.getScope());
        ValueKind field = property(of, access.getNameAsString(), place(access.getName()));
        if (inConsequence && field.known() && !of.fact().isEmpty()) {
            problems.add(
                    Check.UNKNOWN_FIELD,
                    place(access.getName()),
                    "in a consequence a field is read by a call, not as `" + access + "`",
                    "`" + access + "()`",
                    "or bind it in the condition");
        }
        return field;
    }

    private ValueKind composed(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return kind(enclosed.getInner());
        } else if (expression instanceof CastExpr cast) {
            kind(cast.getExpression());
            return typeNamed(cast.getType().asString());
        } else if (expression instanceof UnaryExpr unary) {
            ValueKind of = kind(unary.getExpression());
            return unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ? ValueKind.of(boolean.class) : of;
        } else if (expression instanceof BinaryExpr binary) {
            return binary(binary);
        }
        for (Node child : expression.getChildNodes()) {
            if (child instanceof Expression inner) {
                kind(inner);
            }
        }
        return ValueKind.UNKNOWN;
    }

    private ValueKind binary(BinaryExpr binary) {
        ValueKind left = kind(binary.getLeft());
        ValueKind right = kind(binary.getRight());
        switch (binary.getOperator()) {
            case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER -> {
                if (left.isText() || right.isText()) {
                    return ValueKind.of(String.class);
                }
                if (!left.known() || !right.known()) {
                    return ValueKind.UNKNOWN;
                }
                if (!left.isNumber() || !right.isNumber()) {
                    problems.add(
                            Check.WRONG_TYPE,
                            place(binary),
                            "`" + binary + "` reckons with " + (left.isNumber() ? right : left).shown(),
                            "numbers on both sides",
                            null);
                    return ValueKind.UNKNOWN;
                }
                unknowns.used(binary.getLeft(), binary.toString(), this);
                unknowns.used(binary.getRight(), binary.toString(), this);
                return ValueKind.of(
                        left.isWhole() && right.isWhole()
                                ? left.fits(int.class) && right.fits(int.class) ? int.class : long.class
                                : double.class);
            }
            default -> {
                return ValueKind.of(boolean.class);
            }
        }
    }

    /** The kind of a variable, or of a field of the fact at hand. */
    ValueKind named(String name, Place place) {
        Variable variable = scope.find(name);
        if (variable != null) {
            return variable.kind();
        }
        if (name.equals("this") && self != null) {
            return self;
        }
        if (self != null && !name.startsWith("$")) {
            return property(self, name, place);
        }
        problems.unknown(
                Check.UNKNOWN_VARIABLE,
                place,
                "the rule binds no `" + name + "` before this place",
                name,
                scope.names(),
                meant(name));
        return ValueKind.UNKNOWN;
    }

    private static @Nullable String meant(String name) {
        if (name.matches("\\$\\d+")) {
            return "write amounts without a sign: " + name.substring(1);
        }
        return name.startsWith("$") ? null : "write a word in double quotes: \"" + name + "\"";
    }

    /** The kind of a field of a fact. */
    ValueKind property(ValueKind of, String name, Place place) {
        Vocabulary.Kind kind = vocabulary.kind(of.fact());
        if (kind == null) {
            return ValueKind.UNKNOWN;
        }
        Vocabulary.Member member = kind.members().get(name);
        if (member == null) {
            problems.unknown(
                    Check.UNKNOWN_FIELD,
                    place,
                    "`" + kind.name() + "` has no field `" + name + "`",
                    name,
                    kind.members().keySet(),
                    name.equals(kind.name())
                            ? "the pattern is of `" + name + "` already: write the field alone"
                            : value(name));
            return ValueKind.UNKNOWN;
        }
        return ValueKind.of(member.type());
    }

    /** What a name probably stands for that is no field. */
    private static @Nullable String value(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> "write `true`";
            case "no", "false" -> "write `false`";
            default -> name.matches("[A-Z][A-Z0-9_]+") ? "write a word in double quotes: \"" + name + "\"" : null;
        };
    }

    private ValueKind typeNamed(String name) {
        return switch (name) {
            case "int" -> ValueKind.of(int.class);
            case "long" -> ValueKind.of(long.class);
            case "double" -> ValueKind.of(double.class);
            case "boolean" -> ValueKind.of(boolean.class);
            default -> {
                Class<?> value = vocabulary.value(name);
                Vocabulary.Kind kind = vocabulary.kind(name);
                yield value != null
                        ? ValueKind.of(value)
                        : kind != null && kind.record() != null ? ValueKind.of(kind.record()) : ValueKind.UNKNOWN;
            }
        };
    }

    List<ValueKind> kinds(List<Expression> expressions) {
        return expressions.stream().map(this::kind).toList();
    }
}
