package org.transferadvisor.conclusions;

import org.transferadvisor.facts.meaning.IdOf;
import org.transferadvisor.facts.meaning.OneOf;
import org.transferadvisor.facts.meaning.OnePer;

/**
 * What a candidate whose proximity was not measured was trained on (§6.1).
 *
 * <pre>{@code
 * new TrainedField("BERT-base", "general-text", true, "TEXT")
 * }</pre>
 *
 * @param model name of the candidate
 * @param field id of the field
 * @param general whether the field is data of every subject
 * @param modality what the model reads and writes
 */
@OnePer("model")
public record TrainedField(
        String model,
        @IdOf("fields") String field,
        Boolean general,

        @OneOf({"TEXT", "IMAGE", "AUDIO", "MULTIMODAL", "SERIES", "TABLE"})
        String modality) {}
