package org.transferadvisor.rulebook.safety;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;

/**
 * What may stand between {@code then} and {@code end}: conclusions, made of variables, numbers, texts, arithmetic, fields of
 * variables, cost functions and other conclusions. Kinds of statement and of expression are compared exactly: a new kind is refused.
 */
final class ConsequenceCheck {

    /** The most characters of a consequence. */
    static final int LONGEST = 4_000;

    private static final String STATEMENTS = "`insertLogical( new Conclusion( … ) );`, once or more";
    private static final String VALUES =
            "variables, numbers, texts, arithmetic, fields such as `$cost.likely()`, and cost functions";
    private static final Set<Class<? extends Expression>> LITERALS = Set.of(
            StringLiteralExpr.class,
            IntegerLiteralExpr.class,
            LongLiteralExpr.class,
            DoubleLiteralExpr.class,
            BooleanLiteralExpr.class,
            NullLiteralExpr.class);
    private static final Set<Class<? extends Expression>> NUMBERS =
            Set.of(IntegerLiteralExpr.class, LongLiteralExpr.class, DoubleLiteralExpr.class);
    private static final Set<String> TO_NUMBER = Set.of("doubleValue", "longValue", "intValue", "size");
    private static final Set<BinaryExpr.Operator> ARITHMETIC = Set.of(
            BinaryExpr.Operator.PLUS,
            BinaryExpr.Operator.MINUS,
            BinaryExpr.Operator.MULTIPLY,
            BinaryExpr.Operator.DIVIDE,
            BinaryExpr.Operator.REMAINDER);

    private final Refusals refusals;
    private final FactTypes types;
    private Place start = new Place(1, 1);
    private String text = "";

    ConsequenceCheck(Refusals refusals, FactTypes types) {
        this.refusals = refusals;
        this.types = types;
    }

    void check(DrlRule rule) {
        text = rule.consequence();
        start = refusals.consequence(rule);
        if (text.length() > LONGEST) {
            refusals.add(start, "the consequence is too long", "at most " + LONGEST + " characters", "split the rule");
            return;
        }
        ParseResult<BlockStmt> parsed;
        try {
            parsed = new JavaParser(new ParserConfiguration()
                            .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                            .setAttributeComments(false))
                    .parse(ParseStart.BLOCK, Providers.provider("{\n" + text + "\n}"));
        } catch (StackOverflowError e) { // the parser descends into every bracket and sign
            refusals.add(start, "the consequence is nested too deeply", STATEMENTS, null);
            return;
        }
        if (parsed.isSuccessful() && parsed.getResult().isPresent()) {
            parsed.getResult().get().getStatements().forEach(this::statement);
        } else {
            unreadable(parsed);
        }
    }

    private void unreadable(ParseResult<BlockStmt> parsed) {
        Place at = parsed.getProblems().stream()
                .flatMap(each -> each.getLocation().stream())
                .flatMap(each -> each.getBegin().getRange().stream())
                .map(each -> place(each.begin))
                .findFirst()
                .orElse(start);
        refusals.add(
                at,
                "the consequence cannot be read",
                STATEMENTS,
                "look for a missing bracket, quote or `;` here or on the line before");
    }

    // ---- statements ----

    private void statement(Statement statement) {
        if (statement.getClass() == EmptyStmt.class) {
            return;
        }
        if (statement.getClass() != ExpressionStmt.class
                || ((ExpressionStmt) statement).getExpression().getClass() != MethodCallExpr.class) {
            add(statement, shown(statement) + " is not allowed", STATEMENTS, null);
            return;
        }
        MethodCallExpr call = (MethodCallExpr) ((ExpressionStmt) statement).getExpression();
        boolean insert = call.getScope().isEmpty()
                && call.getTypeArguments().isEmpty()
                && call.getNameAsString().equals("insertLogical");
        if (!insert) {
            String hint = call.getScope().isEmpty() && call.getNameAsString().equals("insert")
                    ? "insertLogical concludes only as long as the conditions hold"
                    : null;
            add(call, shown(call) + " is not allowed", STATEMENTS, hint);
        } else if (call.getArguments().size() != 1 || call.getArgument(0).getClass() != ObjectCreationExpr.class) {
            add(call, shown(call) + " concludes no new fact", STATEMENTS, null);
        } else {
            conclusion((ObjectCreationExpr) call.getArgument(0));
        }
    }

    private void conclusion(ObjectCreationExpr made) {
        String type = made.getType().asString();
        boolean plain = made.getScope().isEmpty()
                && made.getTypeArguments().isEmpty()
                && made.getAnonymousClassBody().isEmpty()
                && type.matches("[A-Za-z0-9_]+");
        // A name that means no class at all leads nowhere; the check of names says what was meant.
        if (!plain || !types.isConclusion(type) && (types.isFact(type) || types.isTaken(type))) {
            add(made, shown(made) + " makes no conclusion", "a conclusion, or a fact that the rulebook declares", null);
            return;
        }
        made.getArguments().forEach(this::value);
    }

    // ---- values: each says whether it is a number for certain ----

    private boolean value(Expression value) {
        Class<?> kind = value.getClass();
        if (LITERALS.contains(kind)) {
            return NUMBERS.contains(kind);
        }
        if (kind == NameExpr.class && isVariable(((NameExpr) value).getNameAsString())) {
            return false;
        }
        if (kind == EnclosedExpr.class) {
            return value(((EnclosedExpr) value).getInner());
        }
        if (kind == UnaryExpr.class && ((UnaryExpr) value).getOperator() == UnaryExpr.Operator.MINUS) {
            value(((UnaryExpr) value).getExpression());
            return true;
        }
        if (kind == CastExpr.class && ((CastExpr) value).getType().isPrimitiveType()) {
            value(((CastExpr) value).getExpression());
            return true;
        }
        if (kind == BinaryExpr.class && ARITHMETIC.contains(((BinaryExpr) value).getOperator())) {
            return arithmetic((BinaryExpr) value);
        }
        if (kind == MethodCallExpr.class
                && ((MethodCallExpr) value).getTypeArguments().isEmpty()) {
            return call((MethodCallExpr) value);
        }
        if (kind == ObjectCreationExpr.class) {
            conclusion((ObjectCreationExpr) value);
            return false;
        }
        add(value, shown(value) + " is not allowed", VALUES, null);
        return false;
    }

    private boolean arithmetic(BinaryExpr expression) {
        boolean left = value(expression.getLeft());
        boolean right = value(expression.getRight());
        if (expression.getOperator() != BinaryExpr.Operator.PLUS) {
            return true;
        }
        boolean text =
                expression.getLeft() instanceof StringLiteralExpr || expression.getRight() instanceof StringLiteralExpr;
        if (text || !left && !right) {
            add(
                    expression,
                    shown(expression) + " may join texts",
                    "a number on one side of `+` at least, and no text",
                    "call a cost function, such as Viability.sum");
        }
        return left && right;
    }

    /** A field of a variable, or a cost function. */
    private boolean call(MethodCallExpr call) {
        Expression of = call.getScope().orElse(null);
        String name = call.getNameAsString();
        if (of instanceof NameExpr type && type.getNameAsString().matches("[A-Z]\\w*")) {
            function(call, type.getNameAsString(), name);
            return false;
        }
        boolean onVariable = of instanceof NameExpr variable && isVariable(variable.getNameAsString())
                || of instanceof MethodCallExpr inner
                        && !inner.getScope().map(each -> isType(each)).orElse(false);
        if (!onVariable || !call.getArguments().isEmpty() || !types.isAccessor(name)) {
            Set<String> near = onVariable ? types.fields() : Set.of();
            add(call, shown(call) + " is not allowed", VALUES, Suggestion.of(name, near));
            return false;
        }
        if (of instanceof MethodCallExpr inner) {
            call(inner);
        }
        return TO_NUMBER.contains(name);
    }

    private void function(MethodCallExpr call, String type, String name) {
        Set<String> functions = types.functions(type);
        if (!functions.contains(name)) {
            Set<String> known = new TreeSet<>(functions);
            add(
                    call,
                    shown(call) + " is no cost function",
                    known.isEmpty() ? VALUES : String.join(", ", known),
                    Suggestion.of(name, known));
            return;
        }
        call.getArguments().forEach(this::value);
    }

    private static boolean isType(Expression of) {
        return of instanceof NameExpr name && !isVariable(name.getNameAsString());
    }

    private static boolean isVariable(String name) {
        return name.matches("\\$[A-Za-z_][A-Za-z0-9_]*");
    }

    // ---- places ----

    private static String shown(Node node) {
        String first = node.toString().lines().findFirst().orElse("");
        return Problem.quoted(first.strip());
    }

    private void add(Node at, String message, String allowed, @Nullable String hint) {
        refusals.add(at.getBegin().map(this::place).orElse(start), message, allowed, hint);
    }

    /** The parsed text has one line more before it, the opening brace. */
    private Place place(Position position) {
        int line = position.line - 1;
        return line <= 1
                ? new Place(start.line(), start.column() + Math.max(0, position.column - 1))
                : new Place(start.line() + line - 1, position.column);
    }
}
