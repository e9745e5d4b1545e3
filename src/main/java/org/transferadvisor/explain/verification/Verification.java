package org.transferadvisor.explain.verification;

import java.util.List;
import org.transferadvisor.Advice;

/**
 * What running the facts of a kept advice again has shown.
 *
 * @param project name of the project
 * @param pointer where the advice stands in its file; empty for the whole file
 * @param stated the rulebook that the advice names
 * @param statedEngine the engine that it names
 * @param statedFacts the digest of its facts that it states; empty where it states none
 * @param presentFacts the digest of the facts in it
 * @param present the rulebook that ran now
 * @param presentEngine the engine that ran it
 * @param unchecked pointers of what was not checked, as it differs with every run: somebody may have written it by hand
 * @param differences every other value that is not what the facts give, in the order of the file
 */
public record Verification(
        String project,
        String pointer,
        Advice.RulebookIdentity stated,
        String statedEngine,
        String statedFacts,
        String presentFacts,
        Advice.RulebookIdentity present,
        String presentEngine,
        List<String> unchecked,
        List<Difference> differences) {

    /** Whether the same rules ran. */
    public boolean sameRulebook() {
        return stated.digest().equals(present.digest());
    }

    /** Whether the facts in the advice are those that it was made from. */
    public boolean sameFacts() {
        return statedFacts.equals(presentFacts);
    }

    /** Whether the same engine ran them. */
    public boolean sameEngine() {
        return statedEngine.equals(presentEngine);
    }

    /** Whether the advice is what its facts give. */
    public boolean identical() {
        return differences.isEmpty();
    }
}
