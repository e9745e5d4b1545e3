package org.transferadvisor.rulebook.safety.expression;

import java.util.Set;

/** What an expression may name. */
public interface Names {

    /** The fields of all facts that the rules mention. */
    Set<String> fields();

    /** The functions of a class that rules may call; empty where they may call none. */
    Set<String> functions(String type);

    /** Whether any object answers to it, fact or not, so that it is no misspelt field. */
    boolean ofAnyObject(String name);
}
