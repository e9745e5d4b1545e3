package org.transferadvisor.rulebook;

import java.util.List;

/**
 * What the build keeps of the built-in rulebook beside its compiled classes.
 *
 * @param files paths of its files
 * @param model class of its executable model
 * @param rules what its rules say of themselves
 */
record RuleIndex(List<String> files, String model, List<RuleInfo> rules) {

    /** Where it is packed. */
    static final String PATH = "/rulebook/index.json";
}
