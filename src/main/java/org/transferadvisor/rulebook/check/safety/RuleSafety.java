package org.transferadvisor.rulebook.check.safety;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.model.Combinations;
import org.transferadvisor.rulebook.model.Declaration;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.reading.FileReader;
import org.transferadvisor.rulebook.model.reading.TextCheck;

/**
 * Decides on rules as they are written, before anything is compiled, whether they hold only what rules may hold. What the model of a rule
 * cannot express is refused where it is read; of what it can express, every name is looked at here.
 */
public final class RuleSafety {

    /** Packages of the kinds of fact, all of them records. */
    public static final List<String> FACTS = List.of(
            "org.transferadvisor.facts", "org.transferadvisor.facts.reference", "org.transferadvisor.conclusions");

    /** Package of the cost functions. */
    public static final String COSTS = "org.transferadvisor.costs";

    /** Package of what sheets of figures hold. */
    public static final String FIGURES = "org.transferadvisor.figures";

    /** How many facts of a kind there may well be. */
    private static final long SOME = 20;

    private static final String IMPORTS = "facts, conclusions and cost functions: org.transferadvisor.facts.*,"
            + " org.transferadvisor.facts.reference.*, org.transferadvisor.conclusions.*, org.transferadvisor.costs.*";

    private final RuleModel model;
    private final Refusals refusals = new Refusals();
    private final Names names;
    private final Set<String> declared = new HashSet<>();

    private RuleSafety(RuleModel model) {
        this.model = model;
        this.names = new Names(model.vocabulary());
    }

    /**
     * Checks rules without compiling them.
     *
     * @return everything that they hold and may not; empty where they may be compiled, if nothing is wrong with their syntax
     */
    public static List<Problem> check(RuleModel model) {
        return new RuleSafety(model).check();
    }

    /**
     * Checks rules without compiling them.
     *
     * @param texts DRL by path
     * @return everything that they hold and may not, and what is wrong with their syntax; empty where they may be compiled
     */
    public static List<Problem> check(Map<String, String> texts) {
        RuleModel model = new RuleModel(new TreeMap<>(texts)
                .entrySet().stream()
                        .map(each -> FileReader.read(each.getKey(), each.getValue()))
                        .toList());
        Refusals all = new Refusals();
        all.addAll(check(model));
        model.files().forEach(each -> all.addAll(each.problems()));
        return all.problems();
    }

    /** Whether a class, by its full name, is a record, as all kinds of fact are. */
    public static boolean isRecord(String name) {
        return Names.isRecord(name);
    }

    private List<Problem> check() {
        Map<String, String> texts = new TreeMap<>();
        model.files().forEach(each -> texts.put(each.path(), each.text()));
        refusals.addAll(TextCheck.together(texts));
        for (RuleFile file : model.files()) {
            refusals.addAll(file.refusals());
            header(file);
            file.declarations().forEach(this::declaration);
            file.rules().forEach(this::rule);
        }
        return refusals.problems();
    }

    private void header(RuleFile file) {
        if (file.packageName().isEmpty() && file.whole()) {
            refusals.add(
                    new Place(file.path(), 1, 1),
                    "the package is not named",
                    "package " + RuleFile.PACKAGE,
                    "write it in the first line");
        }
        for (RuleFile.Import each : file.imports()) {
            if (!Names.isImportable(each.target())) {
                refusals.add(each.place(), "the import of " + Problem.quoted(each.target()), IMPORTS, null);
            }
        }
    }

    private void declaration(Declaration declaration) {
        String shown = "the declared type " + Problem.quoted(declaration.name());
        if (Names.isTaken(declaration.name())) {
            refusals.add(declaration.place(), shown + " has the name of another type", "a name of its own", null);
        } else if (!declared.add(declaration.name())) {
            refusals.add(declaration.place(), shown + " is declared twice", "one declaration", null);
        }
    }

    private void rule(Rule rule) {
        refusals.in(rule.name());
        boolean fewWays = new ConditionSafety(refusals, names).check(rule);
        new ConsequenceSafety(refusals, names).check(rule);
        if (fewWays && Combinations.of(rule, model.vocabulary(), Map.of(), SOME) > Combinations.MOST) {
            refusals.add(
                    rule.place(),
                    "the rule combines too many facts: each of a kind with each of others, over and over",
                    "rules whose conditions tie their facts together",
                    "bind a field of one, and compare a field of the next with it: `model == $model`");
        }
        refusals.in("");
    }
}
