package org.transferadvisor.rulebook.check;

/** What is checked. The ids are stable: tools filter by them. */
public enum Check {
    UNREADABLE_FILE("unreadable-file", Severity.ERROR, "A file that is no text or too large"),
    UNREAD_FILE("unread-file", Severity.WARNING, "Files that are named and placed to be read"),
    MANIFEST("manifest", Severity.ERROR, "What rulebook.yaml may say"),
    SAME_VERSION("same-version", Severity.WARNING, "Content of its own under a version of its own"),
    BASE_CHANGED("base-changed", Severity.ERROR, "Changes of a base that fit what it says now"),
    UNSETTLED("unsettled", Severity.WARNING, "Changes that were held against the base"),
    REFERENCE_DATA("reference-data", Severity.ERROR, "What a table of reference data may say"),
    DEFAULTS("defaults", Severity.ERROR, "Defaults that fit the facts file"),
    SCENARIO("scenario", Severity.ERROR, "What a scenario may say"),
    SYNTAX("syntax", Severity.ERROR, "Rules that can be read"),
    UNSAFE("unsafe", Severity.ERROR, "Rules that do nothing but conclude"),
    NO_RULES("no-rules", Severity.ERROR, "A rulebook that holds a rule"),
    WRONG_PACKAGE("wrong-package", Severity.ERROR, "Rules in the package of rules"),
    MISSING_IMPORT("missing-import", Severity.ERROR, "Imports of what a file names"),
    MISSING_ANNOTATION("missing-annotation", Severity.ERROR, "An id, a source and a sentence for each rule"),
    DUPLICATE_ANNOTATION("duplicate-annotation", Severity.ERROR, "One id, one source and one sentence for each rule"),
    DUPLICATE_ID("duplicate-id", Severity.ERROR, "Ids that one rule has"),
    DUPLICATE_NAME("duplicate-name", Severity.ERROR, "Names that one rule has"),
    UNKNOWN_SECTION("unknown-section", Severity.ERROR, "Sources that rulebook.yaml lists"),
    SENTENCE("sentence", Severity.ERROR, "Places of a sentence that the rule fills"),
    UNKNOWN_TYPE("unknown-type", Severity.ERROR, "Kinds of fact that exist"),
    UNKNOWN_FIELD("unknown-field", Severity.ERROR, "Fields that a kind of fact has"),
    UNKNOWN_VARIABLE("unknown-variable", Severity.ERROR, "Variables that the rule binds"),
    DUPLICATE_VARIABLE("duplicate-variable", Severity.ERROR, "Variables that the rule binds once"),
    UNKNOWN_FUNCTION("unknown-function", Severity.ERROR, "Functions that rules may call"),
    WRONG_TYPE("wrong-type", Severity.ERROR, "Values of the kind that stands on the other side"),
    WRONG_ARGUMENTS("wrong-arguments", Severity.ERROR, "Values in the number and of the kinds asked for"),
    UNKNOWN_WORD("unknown-word", Severity.ERROR, "Words of a closed list"),
    UNKNOWN_ID("unknown-id", Severity.ERROR, "Ids of rows that exist"),
    NO_CONDITION("no-condition", Severity.ERROR, "Conditions that can hold or not"),
    NO_CONCLUSION("no-conclusion", Severity.ERROR, "Consequences that conclude"),
    DOES_NOT_COMPILE("does-not-compile", Severity.ERROR, "Rules that the engine can compile"),
    UNCONCLUDED("unconcluded", Severity.WARNING, "Conclusions that some rule draws"),
    UNGATHERED("ungathered", Severity.WARNING, "Conclusions that some rule gathers, of a kind gathered by a word"),
    NEVER_FIRES("never-fires", Severity.WARNING, "Conditions that can hold together"),
    SAME_RULE("same-rule", Severity.WARNING, "Rules that differ"),
    SAME_CONDITION("same-condition", Severity.WARNING, "Rules on one condition that conclude different kinds of fact"),
    RIVAL("rival", Severity.WARNING, "One rule at a time for what a decision holds one of"),
    MAY_BE_UNKNOWN(
            "may-be-unknown",
            Severity.WARNING,
            "Fields that need not be stated, asked for before they are computed with"),
    GAP("gap", Severity.WARNING, "Tiers without a gap"),
    OVERLAP("overlap", Severity.WARNING, "Tiers that do not overlap"),
    TIER_LINE("tier-line", Severity.WARNING, "Lines of tiers, drawn once"),
    CYCLE("cycle", Severity.WARNING, "Rules that do not feed each other"),
    UNUSED_ROW("unused-row", Severity.WARNING, "Rows of reference data that some rule uses"),
    UNKNOWN_RULE("unknown-rule", Severity.WARNING, "Rules that a row of reference data names"),
    FIGURE_IN_CONSEQUENCE("figure-in-consequence", Severity.WARNING, "Figures from reference data");

    private final String id;
    private final Severity severity;
    private final String title;

    Check(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    /** Its stable id, such as {@code unknown-field}. */
    public String id() {
        return id;
    }

    /** How bad it is where it fails. */
    public Severity severity() {
        return severity;
    }

    /** What it asks for, in a phrase. */
    public String title() {
        return title;
    }
}
