/**
 * The facts of one project: the records that rules match, what their fields may hold, and how a facts file becomes
 * them. Absent facts are {@code null}; a fact with a default is never null inside a session.
 *
 * @serial exclude
 */
@API(status = API.Status.STABLE)
@NullMarked
package org.transferadvisor.facts;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
