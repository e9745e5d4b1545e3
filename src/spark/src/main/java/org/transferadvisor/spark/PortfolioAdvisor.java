package org.transferadvisor.spark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * Advises on the projects of a dataset, each as {@link org.transferadvisor.Advisor} does.
 *
 * <pre>{@code
 * Dataset<Row> facts = spark.read().text("hdfs:///portfolio.jsonl");
 * Dataset<Row> advices = PortfolioAdvisor.builtIn().fields("viability.costs.total.likely").advise(facts);
 * advices.groupBy("strategy").count().show();
 * }</pre>
 *
 * <p>Immutable, and serializable. Each executor makes one advisor, which all its tasks share.
 */
public final class PortfolioAdvisor {

    private final Rules rules;
    private final Plan plan;

    PortfolioAdvisor(Rules rules, Plan plan) {
        this.rules = rules;
        this.plan = plan;
    }

    /** By the built-in rulebook. */
    public static PortfolioAdvisor builtIn() {
        return new PortfolioAdvisor(Rules.BUILT_IN, Plan.PLAIN);
    }

    /**
     * By the rulebook in a folder of this machine, whose text goes to the executors.
     *
     * @param folder holds {@code rulebook.yaml}, rules in {@code *.drl} and {@code reference/}
     * @return an advisor on portfolios
     * @throws RefusedException where the folder holds no rulebook
     */
    public static PortfolioAdvisor by(Path folder) {
        return new PortfolioAdvisor(Rules.in(folder), Plan.PLAIN);
    }

    /**
     * The same on other figures.
     *
     * @param basis the article's figures, or public measurements where there are any
     * @return another advisor; this one stays as it is
     */
    public PortfolioAdvisor on(Basis basis) {
        return new PortfolioAdvisor(rules, plan.on(basis.name()));
    }

    /**
     * The same with a column for each part of the advice that is chosen: text, number or boolean where it is one, else JSON.
     *
     * @param paths such as {@code recommendation.summary} or {@code costs.0.compute}
     * @return another advisor; this one stays as it is
     * @throws RefusedException where a path leads nowhere
     */
    public PortfolioAdvisor fields(String... paths) {
        PortfolioAdvisor chosen = new PortfolioAdvisor(rules, plan.fields(List.of(paths)));
        chosen.schema();
        return chosen;
    }

    /**
     * The same with the whole advice as JSON in the column {@code advice}.
     *
     * @return another advisor; this one stays as it is
     */
    public PortfolioAdvisor whole() {
        return new PortfolioAdvisor(rules, plan.wholes());
    }

    /**
     * The same with how far the project is from another decision, at the least, and its facts.
     *
     * @return another advisor; this one stays as it is
     */
    PortfolioAdvisor margins() {
        return new PortfolioAdvisor(rules, plan.margins());
    }

    Rules rules() {
        return rules;
    }

    Plan plan() {
        return plan;
    }

    /**
     * The columns of {@link #advise}: file and number of the line; project, strategy, adaptation, model, verdict, the range of
     * costs and the codes of the findings; what was chosen; and for a line that is refused its messages.
     *
     * @return the schema
     */
    public StructType schema() {
        return Columns.of(plan, rules.advisor().rulebook());
    }

    /**
     * What encodes the rows of {@link #advise}.
     *
     * @return the encoder
     */
    public Encoder<Row> encoder() {
        return Encoders.row(schema());
    }

    /**
     * Advises on each row. Nothing is computed before the result is used; what is used several times should be written or kept.
     *
     * @param facts each row a project: its facts as JSON in a column {@code value} (text or bytes), or else by columns named as
     *     the fields of a facts file. Columns {@code file} and {@code line} name it in messages, where there are any.
     * @return a row for each row, in their order; those that are refused have {@code error} and {@code problems}
     */
    public Dataset<Row> advise(Dataset<Row> facts) {
        return Facts.named(facts).mapPartitions(new Answering(rules, plan), encoder());
    }

    /** The columns of a dataset that are neither its name nor its number. */
    static Column[] others(Dataset<Row> facts, String... but) {
        return Arrays.stream(facts.columns())
                .filter(each -> !List.of(but).contains(each))
                .map(functions::col)
                .toArray(Column[]::new);
    }
}
