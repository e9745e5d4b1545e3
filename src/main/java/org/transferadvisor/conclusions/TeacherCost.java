package org.transferadvisor.conclusions;

import org.transferadvisor.facts.Range;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What the answers of a teacher cost that is reached by an API, once (§3.2, §9.1).
 *
 * <pre>{@code
 * new TeacherCost("a large model", Range.exactly(12.5))
 * }</pre>
 *
 * @param model name of the teacher
 * @param cost USD
 */
@OnePer({})
public record TeacherCost(String model, Range cost) {}
