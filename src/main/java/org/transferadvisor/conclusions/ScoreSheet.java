package org.transferadvisor.conclusions;

import java.util.List;
import org.apiguardian.api.API;
import org.transferadvisor.figures.Calculations;
import org.transferadvisor.figures.Sheet;

/**
 * What the criteria of model selection say of every candidate (§9.3).
 *
 * @param calculations all figures with their workings
 * @param scores the weighted score of each candidate
 * @param eligible those of the candidates that are eligible
 */
@API(status = API.Status.INTERNAL)
public record ScoreSheet(Calculations calculations, List<ModelScore> scores, List<ModelScore> eligible)
        implements Sheet {}
