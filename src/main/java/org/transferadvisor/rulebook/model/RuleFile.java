package org.transferadvisor.rulebook.model;

import java.util.List;
import org.transferadvisor.facts.reading.Problem;

/**
 * One file of rules.
 *
 * @param path relative to the rulebook
 * @param text its text
 * @param packageName its package; empty where it names none
 * @param imports what it imports, in order
 * @param declarations the kinds of fact that it declares
 * @param rules its rules in order, but for those that cannot be read
 * @param problems what is wrong with its syntax
 * @param refusals what it holds and may not
 * @param whole whether all of it could be read
 */
public record RuleFile(
        String path,
        String text,
        String packageName,
        List<Import> imports,
        List<Declaration> declarations,
        List<Rule> rules,
        List<Problem> problems,
        List<Problem> refusals,
        boolean whole) {

    /** The package of all rules. */
    public static final String PACKAGE = "org.transferadvisor.rules";

    /**
     * A line that imports a class, or all of a package.
     *
     * @param target as written
     */
    public record Import(String target, Place place) {}

    /** The same with no rules but some. */
    public RuleFile with(List<Rule> some) {
        return new RuleFile(path, text, packageName, imports, declarations, some, problems, refusals, whole);
    }
}
