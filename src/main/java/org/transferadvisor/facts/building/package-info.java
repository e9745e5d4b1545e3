/**
 * Builders of the facts of a project, begun by {@link org.transferadvisor.facts.ProjectFacts#builder()}. Their methods are
 * written from what the records say of their fields, and carry the names of the fields of a facts file. A {@code null} is the
 * same as a value that was never set.
 */
@API(status = API.Status.STABLE)
@NullMarked
package org.transferadvisor.facts.building;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
