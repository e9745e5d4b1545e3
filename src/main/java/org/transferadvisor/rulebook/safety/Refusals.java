package org.transferadvisor.rulebook.safety;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;

/** Collects what one file may not hold, each at its place. */
final class Refusals {

    private final DrlFile file;
    private final @Nullable DrlRule rule;
    private final List<Problem> problems;

    Refusals(DrlFile file) {
        this(file, null, new ArrayList<>());
    }

    private Refusals(DrlFile file, @Nullable DrlRule rule, List<Problem> problems) {
        this.file = file;
        this.rule = rule;
        this.problems = problems;
    }

    /** The same collection, for one rule of the file, which every message then names. */
    Refusals inRule(DrlRule of) {
        return new Refusals(file, of, problems);
    }

    /** What was collected so far, also for the file's rules. */
    List<Problem> problems() {
        return problems;
    }

    void add(Place at, String message, String allowed, @Nullable String hint) {
        String where = rule == null ? "" : ", in rule " + Problem.quoted(rule.name());
        problems.add(new Problem(file.path(), at.line(), at.column(), "", message + where, allowed, hint));
    }

    void add(BaseDescr at, String message, String allowed, @Nullable String hint) {
        add(place(at), message, allowed, hint);
    }

    /** Where a part of the rules stands; where the parser does not say, where its rule does. */
    Place place(BaseDescr descr) {
        if (descr.getLine() < 1) {
            return rule == null ? new Place(1, 1) : rule.place();
        }
        return new Place(descr.getLine(), Math.max(1, descr.getColumn() + 1));
    }

    /** Where a text stands at or after a part of the rules, which is where that part itself stands if it is not found. */
    Place place(BaseDescr after, String text) {
        int from = Math.max(0, after.getStartCharacter());
        int found = text.isEmpty() ? -1 : file.text().indexOf(text, from);
        return found < 0 ? place(after) : at(found);
    }

    /** Where the text of a rule's consequence starts. */
    Place consequence(DrlRule of) {
        int line = of.consequencePlace().line();
        int from = 0;
        for (int at = 1; at < line && from >= 0; at++) {
            from = file.text().indexOf('\n', from) + 1;
        }
        int found = of.consequence().isBlank() ? -1 : file.text().indexOf(of.consequence(), from);
        return found < 0 ? of.consequencePlace() : at(found);
    }

    /** The place of a character of the file. */
    private Place at(int offset) {
        String before = file.text().substring(0, offset);
        int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        return new Place(line, offset - before.lastIndexOf('\n'));
    }

    /** A place so many characters into a text that starts at a place. */
    static Place within(Place start, String text, int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int lines = (int) before.chars().filter(each -> each == '\n').count();
        return lines == 0
                ? new Place(start.line(), start.column() + before.length())
                : new Place(start.line() + lines, before.length() - before.lastIndexOf('\n'));
    }
}
