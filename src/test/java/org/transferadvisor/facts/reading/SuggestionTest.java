package org.transferadvisor.facts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was probably meant is what lies nearest: a wrong letter, or an end that is missing or too many. */
class SuggestionTest {

    private static final List<String> KNOWN = List.of(
            "A10",
            "H100-80GB",
            "H200",
            "A100-40GB",
            "A100-80GB",
            "RTX-4090",
            "Qwen2.5-7B",
            "Qwen2.5-72B",
            "LORA",
            "QLORA",
            "TEXT_CLASSIFICATION",
            "TEXT_GENERATION");

    @ParameterizedTest
    @CsvSource({
        "A100-80, A100-80GB",
        "a100, A100-40GB",
        "H100, H100-80GB",
        "A10G, A10",
        "rtx 4090, RTX-4090",
        "TEXT_CLASSIFICATON, TEXT_CLASSIFICATION",
        "TEXT, TEXT_CLASSIFICATION",
        "Qwen/Qwen2.5-7B-Instruct, Qwen2.5-7B",
        "qwen2.5-72b-instruct, Qwen2.5-72B",
        "LORRA, LORA",
        "QLORAX, QLORA",
    })
    void theNearestWordIsNamed(String written, String meant) {
        assertThat(Suggestion.of(written, KNOWN)).isEqualTo("did you mean `" + meant + "`?");
    }

    @ParameterizedTest
    @CsvSource({"BLOOM", "xy", "''"})
    void nothingIsNamedWhereNothingIsNear(String written) {
        assertThat(Suggestion.of(written, KNOWN)).isNull();
    }
}
