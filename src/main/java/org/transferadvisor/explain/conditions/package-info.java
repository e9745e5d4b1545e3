/**
 * The conditions of rules as the engine compiled them, put to the facts of a session that has come to rest: which
 * combinations of facts meet them, and where the others fail.
 */
@NullMarked
package org.transferadvisor.explain.conditions;

import org.jspecify.annotations.NullMarked;
