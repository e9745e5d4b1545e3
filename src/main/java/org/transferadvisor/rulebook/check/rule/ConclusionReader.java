package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Suggestion;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Reads the consequence of one rule: what it concludes, and what is wrong with it. */
final class ConclusionReader {

    private static final String ALLOWED = "insertLogical( new Kind( value, … ) );";
    private static final Set<String> NOT_LOGICAL = Set.of("insert", "update", "modify", "delete", "retract");

    private final Vocabulary vocabulary;
    private final KnownWords words;
    private final JavaPieces java;
    private final RuleProblems problems;
    private final Scope scope;
    private final List<Conclusion> conclusions = new ArrayList<>();

    ConclusionReader(Vocabulary vocabulary, KnownWords words, JavaPieces java, RuleProblems problems, Scope scope) {
        this.vocabulary = vocabulary;
        this.words = words;
        this.java = java;
        this.problems = problems;
        this.scope = new Scope(scope);
    }

    List<Conclusion> read() {
        DrlRule rule = problems.rule();
        Place then = new Place(rule.consequencePlace().line(), 1);
        Place base = problems.source().find(rule.consequence(), then);
        BlockStmt block = java.consequence(rule.consequence(), base, problems);
        if (block == null) {
            return List.of();
        }
        Positions positions = new Positions(base, 1);
        ExpressionReader expressions = new ExpressionReader(vocabulary, words, problems, scope, null, positions, true);
        block.getStatements().forEach(each -> statement(each, expressions));
        if (block.getStatements().isEmpty()) {
            problems.add(
                    Check.NO_CONCLUSION,
                    problems.source().findName("then", then),
                    "the rule concludes nothing",
                    ALLOWED,
                    null);
        }
        return List.copyOf(conclusions);
    }

    private void statement(Statement statement, ExpressionReader expressions) {
        if (statement instanceof EmptyStmt) {
            return;
        }
        Expression expression = statement instanceof ExpressionStmt plain ? plain.getExpression() : null;
        if (expression instanceof VariableDeclarationExpr declaration) {
            for (VariableDeclarator each : declaration.getVariables()) {
                ValueKind kind = each.getInitializer().map(expressions::kind).orElse(ValueKind.UNKNOWN);
                scope.bind(new Variable(each.getNameAsString(), kind, null, ""));
            }
        } else if (expression instanceof MethodCallExpr call && call.getScope().isEmpty()) {
            call(call, expressions);
        } else {
            problems.add(
                    Check.NO_CONCLUSION,
                    expressions.place(statement),
                    "`" + first(statement) + "` concludes nothing",
                    ALLOWED,
                    expression instanceof ObjectCreationExpr ? "write `insertLogical( … );` around it" : null);
        }
    }

    private void call(MethodCallExpr call, ExpressionReader expressions) {
        String name = call.getNameAsString();
        Expression made = call.getArguments().size() == 1 ? call.getArgument(0) : null;
        if (name.equals("insertLogical") && made instanceof ObjectCreationExpr creation) {
            expressions.kind(creation);
            conclude(creation, expressions);
            return;
        }
        List<ValueKind> given = expressions.kinds(call.getArguments());
        if (name.equals("insertLogical") && given.size() == 1) {
            return;
        }
        boolean changes = NOT_LOGICAL.contains(name);
        problems.add(
                Check.NO_CONCLUSION,
                expressions.place(call),
                changes
                        ? "`" + name + "` changes facts; a conclusion holds only as long as what it rests on"
                        : "`" + name + "` with " + given.size() + " values concludes nothing",
                ALLOWED,
                changes
                        ? "write `insertLogical` with a new conclusion; facts stay as they are"
                        : Suggestion.of(name, List.of("insertLogical")));
    }

    private void conclude(ObjectCreationExpr creation, ExpressionReader expressions) {
        List<Conclusion.Argument> arguments = new ArrayList<>();
        for (Expression each : creation.getArguments()) {
            String variable = each instanceof NameExpr name ? name.getNameAsString() : null;
            arguments.add(new Conclusion.Argument(each.toString(), literal(each), variable, expressions.place(each)));
        }
        figures(creation, expressions);
        conclusions.add(new Conclusion(
                creation.getType().getNameAsString(), List.copyOf(arguments), expressions.place(creation)));
    }

    /** Figures belong in reference data; 0, 1 and the number of a place in an order are none. */
    private void figures(ObjectCreationExpr creation, ExpressionReader expressions) {
        Vocabulary.Kind kind = vocabulary.kind(creation.getType().getNameAsString());
        List<Vocabulary.Member> members =
                kind == null ? List.of() : List.copyOf(kind.members().values());
        for (int i = 0; i < creation.getArguments().size(); i++) {
            Expression argument = creation.getArgument(i);
            boolean order = i < members.size() && members.get(i).type() == Integer.class && literal(argument) != null;
            for (LiteralExpr each : order ? List.<LiteralExpr>of() : argument.findAll(LiteralExpr.class)) {
                if (literal(each) instanceof BigDecimal figure
                        && figure.signum() != 0
                        && figure.compareTo(BigDecimal.ONE) != 0) {
                    problems.add(
                            Check.FIGURE_IN_CONSEQUENCE,
                            expressions.place(each),
                            "the figure `" + each + "` stands in a consequence",
                            "a figure of reference data, bound in the condition",
                            "add a row to reference/figures.yaml with its source, and match it: "
                                    + "Figure( id == \"…\", $figure : value.likely )");
                }
            }
        }
    }

    /** The value that stands in the rule; null for what is reckoned. */
    static @Nullable Object literal(Expression expression) {
        if (expression instanceof StringLiteralExpr text) {
            return text.asString();
        } else if (expression instanceof BooleanLiteralExpr truth) {
            return truth.getValue();
        } else if (expression instanceof EnclosedExpr enclosed) {
            return literal(enclosed.getInner());
        } else if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS) {
            return literal(unary.getExpression()) instanceof BigDecimal number ? number.negate() : null;
        }
        String digits = expression instanceof IntegerLiteralExpr whole
                ? whole.getValue()
                : expression instanceof LongLiteralExpr large
                        ? large.getValue()
                        : expression instanceof DoubleLiteralExpr broken ? broken.getValue() : "";
        try {
            return digits.isEmpty() ? null : new BigDecimal(digits.replaceAll("[lLdDfF_]", ""));
        } catch (NumberFormatException e) {
            return null; // hexadecimal and the like
        }
    }

    private static String first(Node node) {
        String line = node.toString().lines().findFirst().orElse("").strip();
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
