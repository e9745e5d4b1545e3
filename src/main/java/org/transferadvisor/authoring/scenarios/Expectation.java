package org.transferadvisor.authoring.scenarios;

import org.transferadvisor.facts.reading.Node;

/** One thing that a scenario expects. */
sealed interface Expectation {

    /** Where it is written. */
    Node.Place place();

    /** What it is about, the same for two that would take each other's place. */
    String about();

    /** A value somewhere in the advice. */
    record Value(AdvicePath path, Expected expected, Node.Place place) implements Expectation {
        @Override
        public String about() {
            return path.text();
        }
    }

    /** A finding that is there, or is not. */
    record FindingShown(String code, boolean present, Node.Place place) implements Expectation {
        @Override
        public String about() {
            return "finding " + code;
        }
    }

    /** A rule that fires, or does not. */
    record RuleFired(String rule, boolean fired, Node.Place place) implements Expectation {
        @Override
        public String about() {
            return "rule " + rule;
        }
    }

    /** Facts that are refused, with a message that holds this text. */
    record Refusal(String text, Node.Place place) implements Expectation {
        @Override
        public String about() {
            return "refused";
        }
    }
}
